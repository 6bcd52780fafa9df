import AsyncHTTPClient
import CacheNetBundle
import CacheNetProtocol
import CoreMetrics
import NIOHTTP1
import Testing

@testable import CacheNetServer

@Suite struct MetricsTests {
    @Test func textIsAsPrometheusReadsIt() {
        var family = MetricFamily(name: "a_total", kind: .counter, help: "Things.")
        family.add(3, [(name: "x", value: "say \"hi\"\\\n")])
        family.add(0.5)
        #expect(
            MetricFamily.text(of: [family, MetricFamily(name: "empty", kind: .gauge, help: "None.")]) == """
                # HELP a_total Things.
                # TYPE a_total counter
                a_total{x="say \\"hi\\"\\\\\\n"} 3
                a_total 0.5

                """)
    }

    @Test func whatIsCountedIsKept() {
        let registry = PrometheusRegistry(help: [:])
        let counter = Counter(label: "c", dimensions: [("m", "x")], factory: registry)
        counter.increment(by: 2)
        Counter(label: "c", dimensions: [("m", "x")], factory: registry).increment()
        Timer(label: "t", dimensions: [], preferredDisplayUnit: .seconds, factory: registry).recordMilliseconds(500)
        Meter(label: "g", dimensions: [], factory: registry).set(-1.5)
        #expect(
            MetricFamily.text(of: registry.families) == """
                # TYPE c counter
                c{m="x"} 3
                # TYPE g gauge
                g -1.5
                # TYPE t summary
                t_sum 0.5
                t_count 1

                """)
        #expect(registry.values(of: "c", where: "m", is: "x", by: "m") == ["x": 3])
    }

    @Test func aServerTellsWhatItDid() async throws {
        try await LiveServer.run { server in
            _ = try await server.infer(try Fixtures.request(0, hint: true))
            _ = try await server.infer(try Fixtures.request(2, hint: true))
            let misfit = #"{"inputs":[{"name":"image","shape":[1],"datatype":"UINT8","data":[1]}]}"#
            #expect(try await server.infer(Array(misfit.utf8)).status == 400)
            let manifest = server.bundle.description.manifest
            let blob = try await server.get("/v2/toy/blobs/\(manifest.layers[0].digest)")
            #expect(blob.status == 200)
            let report = DeviceReport(
                model: "toy", version: "sha256:1", frames: 100, hits: 90, misses: 9, degraded: 1,
                latency: .init(p50: 2, p99: 30), activePartition: "1", downloads: 3, downloadedBytes: 999)
            let sent = try await server.send(
                .PUT, "/devices/camera-1", body: .bytes(try WireJSON.encode(report)))
            #expect(sent.status == 204)

            let page = try await server.get("/metrics")
            #expect(page.headers.first(name: "Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
            let version = server.bundle.description.digest
            for line in [
                "nv_inference_request_success{model=\"toy\",version=\"\(version)\"} 2",
                "nv_inference_request_failure{model=\"toy\",version=\"\(version)\"} 1",
                "nv_inference_count{model=\"toy\",version=\"\(version)\"} 2",
                "nv_inference_pending_request_count{model=\"toy\",version=\"\(version)\"} 0",
                "cachenet_http_responses_total{status=\"200\"} 3", "cachenet_http_responses_total{status=\"400\"} 1",
                "cachenet_hints_total{model=\"toy\",partition=\"0\"} 1",
                "cachenet_hints_total{model=\"toy\",partition=\"1\"} 1", "cachenet_blobs_total{model=\"toy\"} 1",
                "cachenet_blob_bytes_total{model=\"toy\"} \(manifest.layers[0].size)",
                "cachenet_device_hits_total{device=\"camera-1\",model=\"toy\"} 90",
                "cachenet_device_latency_seconds{device=\"camera-1\",model=\"toy\",quantile=\"0.99\"} 0.03",
                "cachenet_build_info{version=\"\(EdgeService.metadata.version)\"} 1",
            ] { #expect(page.text.contains("\n\(line)\n"), "\(line) in \(page.text)") }
        }
    }

    @Test func reportsThatCannotBeAreRefused() async throws {
        try await LiveServer.run { server in
            func put(_ id: String, _ body: String) async throws -> Int {
                try await server.send(.PUT, "/devices/\(id)", body: .bytes(Array(body.utf8))).status
            }
            let good =
                #"{"model":"toy","version":"1","frames":1,"hits":1,"misses":0,"degraded":0,"cachedPartitions":[],"downloads":0,"downloadedBytes":0}"#
            let first = try await put("a", good)
            #expect(first == 204)
            #expect(try await put("a%20b", good) == 400)
            #expect(try await put(String(repeating: "a", count: 65), good) == 400)
            #expect(try await put("a", "{}") == 400)
            #expect(try await put("a", good.replacing(#""frames":1"#, with: #""frames":-1"#)) == 400)
            #expect(
                try await put("a", good.replacing("toy", with: String(repeating: "t", count: 129))) == 400)
        }
    }

    @Test func requestsAreNumbered() async throws {
        try await LiveServer.run { server in
            let own = try await server.get("/v2", ["X-Request-ID": "my-1.2_3"])
            #expect(own.headers.first(name: "X-Request-ID") == "my-1.2_3")
            let hostile = try await server.get("/v2", ["X-Request-ID": "a b\"c"])
            #expect(hostile.headers.first(name: "X-Request-ID")?.isPlainName == true)
        }
    }
}
