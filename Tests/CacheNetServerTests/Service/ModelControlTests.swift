import AsyncHTTPClient
import CacheNetBundle
import CacheNetProtocol
import CacheNetServer
import NIOHTTP1
import Testing

/// Loading, unloading, versions and configuration.
struct ModelControlTests {
    @Test func modelsComeAndGo() async throws {
        try await LiveServer.run(.init(port: 0, allowsModelControl: true)) { server in
            #expect(try await server.send(.POST, "/v2/repository/models/toy/unload").status == 200)
            #expect(try await server.get("/v2/models/toy/ready").status == 404)
            #expect(try await server.infer(Fixtures.pixels(1), headerLength: "0").status == 404)
            let index = try await server.index()
            #expect(index.map(\.state) == ["UNAVAILABLE"] && index.map(\.reason) == ["unloaded"])
            #expect(try await server.index(#"{"ready":true}"#).isEmpty)
            // What is not loaded is still handed out.
            #expect(try await server.get("/v2/toy/manifests/latest").status == 200)
            #expect(
                try await server.send(.POST, "/v2/repository/models/toy/load", body: .bytes(Array("{}".utf8))).status
                    == 200)
            #expect(try await server.infer(Fixtures.pixels(1), headerLength: "0").status == 200)
            #expect(try await server.send(.POST, "/v2/repository/models/other/load").status == 404)
            let override = Array(#"{"parameters":{"config":"{}"}}"#.utf8)
            #expect(
                try await server.send(.POST, "/v2/repository/models/toy/load", body: .bytes(override)).status == 501)
        }
    }

    @Test func loadingTakesWhatIsThereNow() async throws {
        try await LiveServer.run(.init(port: 0, allowsModelControl: true)) { server in
            let old = server.bundle.description.digest.description
            var newer = server.bundle.specification
            newer.versionNumber = 9
            try await server.replaceBundle(newer)
            #expect(try await server.index().map(\.version) == [old])
            #expect(try await server.send(.POST, "/v2/repository/models/toy/load").status == 200)
            let version = try #require(try await server.index().first?.version)
            #expect(version != old)
            #expect(try await server.infer(try Fixtures.request(2)).modelVersion == version)
            for (known, status) in [("9", 200), (version, 200), (old, 404), ("1", 404)] {
                #expect(try await server.get("/v2/models/toy/versions/\(known)/ready").status == status)
            }
            #expect(try await server.get("/v2/toy/manifests/\(version)").status == 200)
        }
    }

    @Test func onlyWhereItIsAllowed() async throws {
        try await LiveServer.run { server in
            for call in ["load", "unload"] {
                let refused = try await server.send(.POST, "/v2/repository/models/toy/\(call)")
                #expect(refused.status == 501 && refused.text.contains("--model-control"))
            }
            #expect(try await server.get("/v2/models/toy/ready").status == 200)
        }
    }

    @Test func configurationAndStatistics() async throws {
        try await LiveServer.run(.init(port: 0, workers: 3, dynamicBatch: 4)) { server in
            let text = try await server.get("/v2/models/toy/config").text
            for part in [
                #""max_batch_size":64"#, #""data_type":"TYPE_UINT8","dims":[3,4,4]"#, #""dims":[2]"#,
                #""preferred_batch_size":[4]"#, #""count":3"#, #""kind":"KIND_CPU""#,
            ] {
                #expect(text.contains(part), "\(text)")
            }
            _ = try await server.infer(try Fixtures.request(0, 1))
            _ = try? await server.infer([1], headerLength: "0")
            let one = try await server.statistics()
            let all = try WireJSON.decode(StatisticsBody.self, from: try await server.get("/v2/models/stats").body)
            #expect(all.modelStats == [one])
            #expect(one.inferenceCount == 2 && one.executionCount == 1 && one.lastInference > 0)
            #expect(one.inferenceStats.success.count == 1)
            #expect(one.inferenceStats.computeInfer.ns > 0 && one.inferenceStats.success.ns > 0)
            #expect(one.version == server.bundle.description.digest.description)
        }
    }

    /// Triton's perf_analyzer ends itself where a version is no number, or where such counts differ.
    @Test func whatPerfAnalyzerReads() async throws {
        func number(_ specification: inout BundleSpecification) { specification.versionNumber = 3 }
        try await LiveServer.run(.init(port: 0, workers: 2), change: number) { server in
            let request = try Fixtures.request(0, 1)
            await withTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask { for _ in 0..<20 { _ = try? await server.infer(request) } }
                }
                group.addTask {
                    for _ in 0..<40 {
                        guard let one = try? await server.statistics() else { continue }
                        let totals = one.inferenceStats
                        #expect(
                            Set(
                                [totals.success, totals.computeInput, totals.computeInfer, totals.computeOutput].map(
                                    \.count)
                            )
                            .count == 1)
                        #expect(one.version == "3")
                    }
                }
            }
            #expect(try await server.statistics().inferenceStats.success.count == 160)
        }
    }

    @Test func labelsInPlaceOfScores() async throws {
        try await LiveServer.run { server in
            let output = RequestedOutput(name: "logits", parameters: ["classification": .int(2)])
            let response = try await server.infer(try Fixtures.request(2, 0, outputs: [output]))
            let labels = try #require(response.output(named: "logits"))
            #expect(labels.shape == [2, 2] && labels.datatype == .bytes)
            let entries = try labels.byteElements().map { String(decoding: $0, as: UTF8.self) }
            #expect(entries[0].hasSuffix(":2:blue") && entries[2].hasSuffix(":0:red"))
            let codes = RequestedOutput(name: "code", parameters: ["classification": .int(1)])
            let code = try await server.infer(try Fixtures.request(2, outputs: [codes])).output(named: "code")
            #expect(try code?.byteElements().map { String(decoding: $0, as: UTF8.self) }.first?.hasSuffix(":1") == true)
        }
    }
}
