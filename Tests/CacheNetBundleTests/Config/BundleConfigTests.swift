import CacheNetBundle
import CacheNetCore
import CacheNetFormats
import Foundation
import Testing

@Suite struct BundleConfigTests {
    @Test func survivesEncoding() throws {
        let config = try BundleConfig(parsing: try Documents.bytes(Documents.config()))
        #expect(config.preprocess == .none)
        #expect(config.partition(holding: "green") == 1)
        let bytes = try CanonicalJSON.encode(config)
        #expect(try BundleConfig(parsing: bytes) == config)
        #expect(try CanonicalJSON.encode(try BundleConfig(parsing: bytes)) == bytes)
    }

    @Test func keepsPreprocess() throws {
        var document = Documents.config()
        document["preprocess"] =
            ["type": "float32", "layout": "HWC", "scale": 0.5, "mean": [1, 2, 3]] as [String: Any]
        let config = try BundleConfig(parsing: try Documents.bytes(document))
        #expect(config.preprocess.layout == .channelsLast)
        #expect(try BundleConfig(parsing: try CanonicalJSON.encode(config)) == config)
    }

    /// A field, what is put there as JSON, and what the message must name.
    @Test(arguments: [
        ("schemaVersion", "2", "schemaVersion"), ("schemaVersion", "\"1\"", "schemaVersion"),
        ("name", "\"A\"", "name"), ("labels", "[]", "labels"), ("labels", "[\"a\",\"\"]", "labels[1]"),
        ("labels", "[\"red\",\"green\",\"red\"]", "labels[2]"), ("labels", "[1]", "labels[0]"),
        ("input", "{\"name\":\"\",\"type\":\"uint8\",\"shape\":[3,4,4]}", "input.name"),
        ("input", "{\"name\":\"i\",\"type\":\"float32\",\"shape\":[3,4,4]}", "preprocess.type"),
        ("input", "{\"name\":\"i\",\"type\":\"int64\",\"shape\":[3,4,4]}", "preprocess.type"),
        ("input", "{\"name\":\"i\",\"type\":\"uint8\",\"shape\":[]}", "input.shape"),
        ("input", "{\"name\":\"i\",\"type\":\"float16\",\"shape\":[3,4,4]}", "input.type"),
        ("input", "{\"name\":\"i\",\"type\":\"uint8\",\"shape\":[3,0,4]}", "input.shape"),
        ("input", "{\"name\":\"i\",\"type\":\"uint8\",\"shape\":[3,-4,-4]}", "input.shape"),
        ("input", "{\"name\":\"i\",\"type\":\"uint8\",\"shape\":[3,8192,8192]}", "input.shape"),
        ("input", "{\"name\":\"i\",\"type\":\"uint8\",\"shape\":[4611686018427387904,4,4]}", "input.shape"),
        ("input", "{\"name\":\"i\",\"type\":\"uint8\",\"shape\":[3,1e300,4]}", ""),
        ("preprocess", "{\"type\":\"float32\",\"mean\":[1,2]}", "preprocess.mean"),
        ("preprocess", "{\"type\":\"float32\",\"deviation\":[1,0,1]}", "preprocess"),
        ("preprocess", "{\"type\":\"uint8\",\"scale\":2}", "preprocess"),
        ("full", "{\"temperature\":0}", "full.temperature"), ("full", "{\"flops\":-1}", "full.flops"),
        ("fallback", "{\"temperature\":1,\"threshold\":-1}", "fallback.threshold"),
        ("partitions", "[]", "partitions"), ("partitions", "null", "partitions"),
        ("belief", Self.belief(novelty: 2), "belief.novelty: expected 0 to 1, got 2.0"),
        ("belief", Self.belief(labels: 7), "belief.profile.labels: expected"),
        ("belief", Self.belief(confidence: 1), "belief.confidence: expected more than 0 and less than 1, got 1.0"),
        ("partitions", "[{\"id\":1,\"temperature\":1,\"threshold\":1}]", "partitions[0].id"),
        ("partitions", "[{\"id\":-1,\"temperature\":1,\"threshold\":1}]", "partitions[0].id"),
        (
            "partitions",
            "[{\"id\":0,\"temperature\":1,\"threshold\":1},{\"id\":0,\"temperature\":1,\"threshold\":1}]",
            "partitions[1].id"
        ),
        ("partitions", "[{\"id\":0,\"temperature\":-1,\"threshold\":1}]", "partitions[0].temperature"),
        ("partitions", "[{\"id\":0,\"temperature\":1,\"threshold\":-0.1}]", "partitions[0].threshold"),
        ("partitions", "[{\"id\":0,\"temperature\":1,\"threshold\":1e999}]", ""),
        ("partitions", "[{\"id\":0,\"temperature\":1,\"threshold\":\"NaN\"}]", "partitions[0].threshold"),
        ("partitions", "[{\"id\":0,\"temperature\":1}]", "partitions[0].threshold"),
        ("partitions", "[{\"id\":0,\"temperature\":1,\"threshold\":1,\"classes\":[\"x\"]}]", "partitions[0].classes"),
        (
            "partitions", "[{\"id\":0,\"temperature\":1,\"threshold\":1,\"classes\":[\"red\",\"red\"]}]",
            "partitions[0].classes"
        ),
    ])
    func refuses(_ field: String, _ json: String, _ named: String) throws {
        var document = Documents.config()
        document[field] = "@"
        let text = String(decoding: try Documents.bytes(document), as: UTF8.self)
            .replacingOccurrences(of: "\"@\"", with: json)
        #expect { try BundleConfig(parsing: Array(text.utf8), file: "config.json") } throws: { error in
            guard let error = error as? BundleError else { return false }
            return error.message.hasPrefix("config.json: \(named)")
                && (error.code == .invalidConfig || error.code == .invalidName)
        }
    }

    @Test(arguments: ["", "[]", "{", "null", "\u{0}", String(repeating: "[", count: 100_000)])
    func refusesOtherText(_ text: String) {
        #expect { try BundleConfig(parsing: Array(text.utf8)) } throws: {
            ($0 as? BundleError)?.code == .invalidConfig
        }
    }

    @Test func refusesTooManyPartitions() {
        #expect { try Self.config(partitions: 4097) } throws: { ($0 as? BundleError)?.code == .invalidConfig }
        #expect(throws: Never.self) { try Self.config(partitions: 4096) }
    }

    @Test(arguments: [Double.nan, .infinity, -1])
    func refusesThreshold(_ threshold: Double) {
        #expect { try Self.config(partitions: 1, threshold: threshold) } throws: {
            ($0 as? BundleError)?.message.hasPrefix("partitions[0].threshold: expected") ?? false
        }
    }

    /// What the belief gate needs, as it stands in a config.
    private static func belief(novelty: Double = 0, labels: Int = 3, confidence: Double = 0.9) -> String {
        """
        {"profile":{"labels":\(labels),"edgeTemperature":1,"novelty":\(novelty),\
        "partitions":[]},"promise":{"kind":"loss","risk":0.005},"streamKinds":["tracks"],"stickiness":[{"changes":0.1,"arrivals":1}],\
        "rules":[],"confidence":\(confidence),"records":9,"sequences":9,"certifiedOnly":false}
        """
    }

    @Test func aFallbackModelMayStandAlone() throws {
        func config(fallback: BundleConfig.Fallback?) throws -> BundleConfig {
            try BundleConfig(
                name: BundleName("a"), labels: ["x", "y"], input: .init(name: "i", shape: [1, 1, 1]), partitions: [],
                fallback: fallback)
        }
        let config = try config(fallback: .init(temperature: 2, threshold: 0.3))
        #expect(try BundleConfig(parsing: try CanonicalJSON.encode(config)) == config)
        #expect(config.bestGate as? CascadeGate == CascadeGate(threshold: 0.3))
        #expect(config.hint(logits: [0, 1], code: nil) == nil)
        let refusal = #expect(throws: BundleError.self) { try GateChoice.fixed().gate(for: config) }
        #expect(refusal?.code == .unsuitableGate && refusal?.message.contains("a, which has none") == true)
        let error = #expect(throws: BundleError.self) { try BundleConfigTests.config(partitions: 0) }
        #expect(error?.message == "partitions: expected at least one partition, or a fallback model, got neither")
    }

    private static func config(partitions: Int, threshold: Double = 1) throws -> BundleConfig {
        try BundleConfig(
            name: BundleName("a"), labels: ["x"], input: .init(name: "i", shape: [1, 1, 1]),
            partitions: (0..<partitions).map { .init(id: $0, temperature: 1, threshold: threshold) })
    }
}
