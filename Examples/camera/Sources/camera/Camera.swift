import CacheNet
import CacheNetVideo
import Foundation

/// Says what a camera sees. The device answers while it is sure, the edge answers otherwise.
@main
struct Camera {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard (2...3).contains(arguments.count) else { fail("expected EDGE-URL VIDEO [STORE]") }
        let store = arguments.count == 3 ? URL(filePath: arguments[2]) : nil
        let watching = Task { try await watch(arguments[1], edge: arguments[0], store: store) }

        // These end the video and not the program, so that the device keeps what it fetched.
        let signals = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { watching.cancel() }
            source.resume()
            return source
        }
        defer { for source in signals { source.cancel() } }

        do { try await watching.value } catch { fail("\(error)") }
    }

    private static func watch(_ location: String, edge: String, store: URL?) async throws {
        let device = try await Device(edge: edge, store: store)
        var failure: (any Error)?
        do {
            let video = try VideoSource(location, shape: device.bundle.config.input.shape) { say("\($0)") }
            var last: String?
            for try await answer in device.answers(to: video) where answer.name != last {
                print(answer.name ?? "nothing known", "(\(answer.origin))")
                last = answer.name
            }
        } catch {
            failure = error
        }
        await device.shutdown()
        let outcomes = await device.report.outcomes
        print("\(outcomes.hits) hits, \(outcomes.misses) misses, \(outcomes.degraded) degraded")
        if let failure, !(failure is CancellationError) { throw failure }
    }

    private static func say(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data("camera: \(text)\n".utf8))
    }

    private static func fail(_ text: String) -> Never {
        say(text)
        exit(1)
    }
}
