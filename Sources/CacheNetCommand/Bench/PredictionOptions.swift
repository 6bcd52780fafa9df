import ArgumentParser
import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData

/// For which link and device latencies are predicted.
struct PredictionOptions: ParsableArguments {
    @Option(
        help: "The network that latencies are predicted for: \(LinkProfile.presetWords).")
    var link = "wifi"
    @Option(
        help: """
            The device that they are predicted for: how many times slower than this machine it computes, or \
            \(DeviceProfile.presetWords), whose factors are assumptions.
            """)
    var device = "pi4"

    /// Pictures that models run on to be timed.
    private static let pictures = 8

    func validate() throws {
        do {
            _ = try (LinkProfile(parsing: link), DeviceProfile(parsing: device))
        } catch {
            throw ValidationError("--\(error)")
        }
    }

    /// - Returns: what each step takes, and for people what was assumed.
    func times(
        of bundle: Bundle, on dataset: any Dataset, engine: any InferenceEngine
    ) throws -> (times: StepTimes, note: String) {
        let (link, device) = (try LinkProfile(parsing: link), try DeviceProfile(parsing: device))
        let frames = (0..<min(Self.pictures, dataset.count)).map { dataset.pixels(of: $0) }
        let models = try ModelTimes(measuring: bundle, engine: engine, frames: frames)
        let times = StepTimes(
            models, on: device, over: link, frameBytes: frames[0].bytes.count,
            labels: bundle.description.config.labels.count)
        return (times, "latencies are predicted for \(link); \(device)")
    }
}
