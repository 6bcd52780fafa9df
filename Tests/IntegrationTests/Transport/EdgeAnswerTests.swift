import AsyncHTTPClient
import CacheNetBundle
import CacheNetCore
import CacheNetTransport
import Foundation
import Synchronization
import Testing

/// What an edge may say, right or wrong, over real sockets.
struct EdgeAnswerTests {
    private let toy: ToyBundle
    private let bundle: BundleDescription

    init() throws {
        toy = try ToyBundle()
        bundle = try CacheNetBundle.Bundle.open(at: toy.url.path).description
    }

    private func ask(
        logits: Int, headers: [String] = [], parameters: String = "{}", version: String? = nil,
        timeout: Duration? = .seconds(10)
    ) async throws -> EdgeAnswer {
        let values = (0..<logits).map { "\($0)" }.joined(separator: ",")
        let body = """
            {"model_name": "toy", \(version.map { "\"model_version\": \"\($0)\"," } ?? "") "parameters": \(parameters),
             "outputs": [{"name": "logits", "datatype": "FP32", "shape": [1, \(logits)], "data": [\(values)]}]}
            """
        let server = try ScriptedServer { _ in ScriptedServer.response(headers: headers, body: Array(body.utf8)) }
        defer { server.stop() }
        return try await HTTPEdgeClient(client: .shared, baseURL: server.url, model: "toy", bundle: bundle).infer(
            ToyBundle.frame(.red), timeout: timeout)
    }

    @Test func anotherVersionCountsOnlyWithTheSameLabels() async throws {
        let fingerprint = bundle.config.labelsFingerprint
        let same = try await ask(
            logits: 3, parameters: #"{"cachenet_labels": "\#(fingerprint)", "cachenet_partition": 1}"#, version: "v2")
        #expect(same.otherVersion == "v2" && same.hint == nil && same.logits == [0, 1, 2])
        let own = try await ask(
            logits: 3, parameters: #"{"cachenet_partition": 1}"#, version: bundle.digest.description)
        #expect(own.otherVersion == nil && own.hint == 1)
        for parameters in ["{}", #"{"cachenet_labels": "0123456789abcdef"}"#, #"{"cachenet_labels": 3}"#] {
            let error = try await #require(throws: TransportError.self) {
                try await ask(logits: 3, parameters: parameters, version: "v2")
            }
            #expect(error.code == .versionMismatch)
        }
    }

    @Test(arguments: [0, 2, 1000])
    func anotherNumberOfLogitsIsATypedError(_ count: Int) async throws {
        let error = try await #require(throws: TransportError.self) { try await ask(logits: count) }
        #expect(error.code == .invalidResponse)
        #expect(error.message.contains("3 values"))
    }

    @Test func aTimeThatNoClockHasIsLeftOut() async throws {
        let answer = try await ask(logits: 3, headers: ["Server-Timing: infer;dur=999999999999999999999999999"])
        #expect(answer.logits == [0, 1, 2])
        #expect(answer.ran == nil)
    }

    @Test(arguments: ["-5", "99999999999999999999999", "1"])
    func aHeaderLengthThatDoesNotFitIsATypedError(_ length: String) async throws {
        let header = "Inference-Header-Content-Length: \(length)"
        // One that is no number at all is as good as none.
        if Int(length) == nil {
            #expect(try await ask(logits: 3, headers: [header]).logits.count == 3)
        } else {
            let error = try await #require(throws: TransportError.self) { try await ask(logits: 3, headers: [header]) }
            #expect(error.code == .invalidResponse)
        }
    }

    @Test(arguments: ["9223372036854775807", "-1", "1e300", "99999999999999999999"])
    func aHintOfAnyNumberTrapsNothing(_ number: String) async throws {
        let answer = try await ask(logits: 3, parameters: #"{"cachenet_partition": \#(number)}"#)
        #expect(answer.logits.count == 3)
        #expect(answer.hint.map { !(0..<2).contains($0) } ?? true)
    }

    @Test(arguments: [Duration.seconds(1e15), .seconds(86_400), nil])
    func anyDeadlineWaits(_ timeout: Duration?) async throws {
        #expect(try await ask(logits: 3, timeout: timeout).logits == [0, 1, 2])
    }

    @Test func aDeadlineInThePastIsOver() async throws {
        let error = try await #require(throws: TransportError.self) {
            try await ask(logits: 3, timeout: .seconds(-1e15))
        }
        #expect(error.code == .timeout)
    }

    /// The server is told in microseconds how long the device waits, so that it begins nothing in vain.
    @Test(arguments: [(Duration.milliseconds(9500), 9_500_000), (.seconds(1e9), nil), (nil, nil)])
    func theServerIsToldHowLongTheDeviceWaits(_ timeout: Duration?, _ microseconds: Int?) async throws {
        let requests = Mutex<[ScriptedServer.Request]>([])
        let server = try ScriptedServer { request in
            requests.withLock { $0.append(request) }
            return ScriptedServer.response(status: "504 Gateway Timeout", body: Array("late".utf8))
        }
        defer { server.stop() }
        let edge = try HTTPEdgeClient(client: .shared, baseURL: server.url, model: "toy", bundle: bundle)
        let error = await #expect(throws: TransportError.self) {
            try await edge.infer(ToyBundle.frame(.red), timeout: timeout)
        }
        #expect(error?.code == .timeout)
        let all = requests.withLock(\.self)
        let request = try #require(all.first)
        let length = try #require(request.headers["inference-header-content-length"].flatMap { Int($0) })
        let json = try JSONSerialization.jsonObject(with: Data(request.body[..<length])) as? [String: Any]
        let parameters = try #require(json?["parameters"] as? [String: Any])
        #expect(parameters["timeout"] as? Int == microseconds)
        #expect(parameters["cachenet_hint"] as? Bool == true)
    }

    @Test func aPortThatThereIsNotIsATypedError() throws {
        let error = try #require(throws: TransportError.self) {
            try HTTPEdgeClient(client: .shared, baseURL: "http://127.0.0.1:65536", model: "toy", bundle: bundle)
        }
        #expect(error.code == .invalidAddress)
    }
}
