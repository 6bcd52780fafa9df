import CacheNetBundle
import CacheNetCore
import Testing

@Suite struct CalibrationFileTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func specification(
        full: String = "\"full.onnx\"", more: String = "", partition: String = "\"id\": 0, \"file\": \"p.onnx\""
    ) throws -> BundleSpecification {
        let text = """
            {"labels": ["a"], "full": {"file": \(full)}\(more),
             "partitions": [{\(partition), "temperature": 1, "threshold": 0.5}]}
            """
        try TemporaryDirectory.write(Array(text.utf8), to: directory("calibration.json"))
        return try CalibrationFile.load(directory: directory.path).specification(name: BundleName("a"))
    }

    @Test func reads() throws {
        let more = """
            , "encoder": {"file": "e.onnx"}, "fallback": {"file": "sub/s.onnx", "temperature": 2, "threshold": 1},
            "input": {"name": "x", "type": "float32", "shape": [4, 5, 3]},
            "preprocess": {"type": "float32", "layout": "HWC"}
            """
        let specification = try specification(more: more)
        #expect(specification.inputName == "x" && specification.frameShape == [3, 4, 5])
        #expect(specification.fallback == .init(temperature: 2, threshold: 1))
        #expect(
            specification.models == [
                .full: directory("full.onnx"), .encoder: directory("e.onnx"), .fallback: directory("sub/s.onnx"),
                .partition(0): directory("p.onnx"),
            ])
    }

    @Test(arguments: ["CHW, BGR", "CHW,BGR", "HWC, BGR", "HWC"])
    func layoutsOfTheInputCount(layout: String) throws {
        let shape = layout.hasPrefix("CHW") ? "[3, 4, 5]" : "[4, 5, 3]"
        let specification = try specification(more: #", "input": {"shape": \#(shape), "layout": "\#(layout)"}"#)
        #expect(specification.preprocess.layout == (layout.hasPrefix("CHW") ? .channelsFirst : .channelsLast))
        #expect(specification.preprocess.channels == (layout.hasSuffix("BGR") ? .bgr : .rgb))
        #expect(specification.frameShape == [3, 4, 5])
    }

    @Test(arguments: ["CWH", "CHW, GBR", "CHW, BGR, x", "CHW BGR", ""])
    func otherLayoutsAreRefused(layout: String) {
        expect("input.layout") { _ = try specification(more: #", "input": {"layout": "\#(layout)"}"#) }
    }

    @Test func coloursMustNotContradictEachOther() {
        expect("preprocess.channels") {
            _ = try specification(
                more: #", "input": {"layout": "CHW, RGB"}, "preprocess": {"type": "uint8", "channels": "BGR"}"#)
        }
    }

    /// A member that nobody reads would silently leave the default in place.
    @Test(arguments: [
        (#", "preproces": {"type": "float32"}"#, "preproces", "preprocess"),
        (#", "input": {"dtype": "float32"}"#, "input.dtype", "type"),
        (#", "fallback": {"file": "s", "temperature": 1, "treshold": 1}"#, "fallback.treshold", "threshold"),
        (#", "preprocess": {"type": "float32", "std": [1]}"#, "preprocess.std", "deviation"),
        (#", "encoder": {"path": "e"}"#, "encoder.path", ""),
    ])
    func unknownMembersAreRefused(more: String, field: String, nearest: String) {
        let error = #expect(throws: BundleError.self) { _ = try specification(more: more) }
        #expect(
            error?.message.contains("calibration.json: \(field): expected one of ") == true, "\(error?.message ?? "")")
        #expect(nearest.isEmpty || error?.message.contains("did you mean \(nearest)?") == true)
    }

    @Test func unknownMembersOfModelsAreRefused() {
        expect("partitions[0].class") {
            _ = try specification(partition: #""id": 0, "file": "p.onnx", "class": ["a"]"#)
        }
        expect("full.temprature") { _ = try specification(full: #""full.onnx", "temprature": 2"#) }
    }

    @Test(arguments: ["/etc/passwd", "..", "../x.onnx", "a/../../x.onnx", "", "a//b", "x\\u0000.onnx"])
    func refusesFilesElsewhere(_ file: String) {
        #expect { _ = try specification(full: "\"\(file)\"") } throws: {
            ($0 as? BundleError)?.message.contains("calibration.json: full.file: expected") ?? false
        }
        #expect { _ = try specification(partition: "\"id\": 0, \"file\": \"\(file)\"") } throws: {
            ($0 as? BundleError)?.message.contains("partitions[0].file: expected") ?? false
        }
    }

    @Test func namesFileAndField() {
        expect("partitions[0].id") { _ = try specification(partition: "\"file\": \"p.onnx\"") }
        expect("partitions[0].file") { _ = try specification(partition: "\"id\": 0") }
        expect("full.file") { _ = try specification(full: "7") }
        expect("input.shape") {
            _ = try specification(more: ", \"input\": {\"shape\": [1], \"layout\": \"HWC\"}")
        }
        expect("preprocess") { _ = try specification(more: ", \"preprocess\": {\"type\": \"uint8\", \"scale\": 2}") }
        #expect { _ = try CalibrationFile.load(directory: directory("none")) } throws: {
            ($0 as? BundleError)?.code == .missing
        }
    }

    private func expect(_ field: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void) {
        let error = #expect(throws: BundleError.self, sourceLocation: sourceLocation) { try body() }
        #expect(
            error?.message.contains("calibration.json: \(field): ") == true, "\(error?.message ?? "")",
            sourceLocation: sourceLocation)
        #expect(error?.code == .invalidSpecification, sourceLocation: sourceLocation)
    }
}
