import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// `cachenet serve --config`, as an operator uses it.
@Suite struct ServeSettingsTests {
    private let directory: TemporaryDirectory
    private let bundle: ToyBundle

    init() throws {
        directory = try TemporaryDirectory()
        bundle = try ToyBundle()
    }

    private func write(_ text: String, to name: String = "server.yaml") throws -> String {
        let file = directory.url.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    private func get(_ server: ServerProcess, _ headers: HTTPHeaders) async throws -> Int {
        var request = HTTPClientRequest(url: "\(server.url)/v2/models/toy")
        request.headers = headers
        return Int(try await HTTPClient.shared.execute(request, timeout: .seconds(20)).status.code)
    }

    @Test func everyMistakeIsToldWithItsLineAndField() async throws {
        let file = try write(
            """
            bundles: [\(bundle.url.path)]
            listen:
              hst: 0.0.0.0
              port: eighty
            tokens:
              - name: cameras
                sha256: abc
                scopes: [device, root]
            limits:
              burst: 3
            drain: 5 minutes
            """)
        let outcome = try await CommandLineTool.run(["serve", "--config", file, "--check"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("Error: the settings have 6 mistakes:\n\(file):3: "))
        for line in [
            "\(file):3: listen: expected one of host, port, grpc-port, got hst (did you mean host?)",
            "\(file):4: listen.port: expected a whole number of 0 to 65535, got \"eighty\"",
            "\(file):7: tokens[0].sha256: expected 64 lowercase hexadecimal digits",
            "\(file):8: tokens[0].scopes: expected of device, metrics, admin, got root",
            "\(file):10: limits.burst: expected requests-per-second beside it",
            "\(file):11: drain: expected a time of 1us to 3600s, such as 50ms or 1.5s, got \"5 minutes\"",
        ] { #expect(outcome.errors.contains("\(line)\n"), "\(line) in \(outcome.errors)") }
    }

    @Test(arguments: ["- a", "a: [", "a: 1\na: 2", "bundles: []", "tls: {key: k}"])
    func settingsThatAreNoneAreRefused(text: String) async throws {
        let outcome = try await CommandLineTool.run(["serve", "--config", try write(text), "--check"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("server.yaml:"))
    }

    @Test func settingsThatAreGoodAreSaidToBe() async throws {
        let file = try write("bundles: [\(bundle.url.path)]\nlisten: {host: 0.0.0.0}\n")
        let outcome = try await CommandLineTool.run(["serve", "--config", file, "--check"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == "\(file): no mistakes\n")
        #expect(outcome.errors.contains("no tokens: whoever reaches 0.0.0.0:8080 may use everything"))
    }

    @Test func optionsCountMoreThanTheEnvironmentAndThatMoreThanTheFile() async throws {
        let file = try write("bundles: [\(bundle.url.path)]\nlisten: {port: 1, grpc-port: 2}\nlimits: {queue: 3}\n")
        let script = "CACHENET_LISTEN_GRPC_PORT=x CACHENET_LIMITS_QUEUE=y exec \"$0\" serve --config \"$1\" --check"
        let outcome = try await CommandLineTool.run(
            ["-c", script, CommandLineTool.url.path, file], executable: URL(filePath: "/bin/sh"))
        #expect(outcome.errors.contains("CACHENET_LISTEN_GRPC_PORT: expected a whole number of 0 to 65535, got \"x\""))
        #expect(outcome.errors.contains("CACHENET_LIMITS_QUEUE: expected a whole number"))
        let server = try ServerProcess(options: ["--config", file, "--grpc-port", "0"])
        #expect(server.port > 2)
    }

    @Test func aSignalReadsTokensAndBundlesAnewWithoutLosingARequest() async throws {
        _ = try write("first-token-of-cameras\n", to: "token")
        let settings = """
            bundles: [\(bundle.url.path)]
            tokens: [{name: cameras, file: token, scopes: [device]}]
            """
        let file = try write(settings)
        let errors = directory.url.appending(path: "errors")
        let server = try ServerProcess(options: ["--config", file], errors: errors)
        func status(_ token: String) async throws -> Int {
            try await get(server, ["Authorization": "Bearer \(token)"])
        }
        #expect(try await status("first-token-of-cameras") == 200)
        _ = try write("second-token-of-cameras\n", to: "token")
        server.send(signal: SIGHUP)
        while try await status("second-token-of-cameras") == 401 {}
        #expect(try await status("second-token-of-cameras") == 200)
        #expect(try await status("first-token-of-cameras") == 401)

        // A mistake changes nothing.
        _ = try write("bundles: 3", to: "server.yaml")
        server.send(signal: SIGHUP)
        while try !String(contentsOf: errors, encoding: .utf8).contains("settings not changed") {
            #expect(try await status("second-token-of-cameras") == 200)
        }
        #expect(try await status("second-token-of-cameras") == 200)
    }

    @Test func aTraceGoesOnToTheFullModelsServer() async throws {
        let errors = directory.url.appending(path: "errors")
        let full = try ServerProcess(
            bundle: bundle.url, options: ["--log-format", "json", "--log-level", "info"], errors: errors)
        let edge = try ServerProcess(bundle: bundle.url, options: ["--full-at", "\(full.url)/v2/models/toy"])
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
        var request = HTTPClientRequest(url: "\(edge.url)/v2/models/toy/infer")
        request.method = .POST
        request.headers = ["traceparent": "00-\(trace)-00f067aa0ba902b7-01"]
        let pixels = [String](repeating: "1", count: 48).joined(separator: ",")
        request.body = .bytes(
            ByteBuffer(
                string: #"{"inputs":[{"name":"image","datatype":"UINT8","shape":[1,3,4,4],"data":[\#(pixels)]}]}"#))
        let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        #expect(answer.status == .ok)
        while try !String(contentsOf: errors, encoding: .utf8).contains("/v2/models/toy/infer") { await Task.yield() }
        #expect(try String(contentsOf: errors, encoding: .utf8).contains("\"trace\":\"\(trace)\""))
    }

    @Test func logsAreJSONForThoseWhoWant() async throws {
        let errors = directory.url.appending(path: "errors")
        let server = try ServerProcess(
            bundle: bundle.url, options: ["--log-format", "json", "--log-level", "info"], errors: errors)
        _ = try await get(server, ["X-Request-ID": "my-id"])
        while try !String(contentsOf: errors, encoding: .utf8).contains("my-id") { await Task.yield() }
        let line = try String(contentsOf: errors, encoding: .utf8).split(separator: "\n").first { $0.contains("my-id") }
        let entry = try JSONDecoder().decode([String: String].self, from: Data(try #require(line).utf8))
        #expect(entry["message"] == "request")
        #expect(entry["status"] == "200")
        #expect(entry["path"] == "/v2/models/toy")
        #expect(entry["level"] == "info")
    }
}
