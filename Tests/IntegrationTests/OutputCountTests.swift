import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetONNX
import Foundation
import Testing

/// A model that answers with another number of values than there are labels: an encoder in a partition's place.
struct OutputCountTests {
    private let toy: ToyBundle
    private let bundle: CacheNetBundle.Bundle

    init() throws {
        toy = try ToyBundle()
        bundle = try CacheNetBundle.Bundle.open(at: toy.url.path)
    }

    @Test(arguments: [ModelRole.partition(1), .fallback])
    func calibrationRefusesIt(_ role: ModelRole) throws {
        let encoder = SharedData.package.appending(path: "Tests/Fixtures/toy/encoder.onnx")
        let stranger = ModelBytes([UInt8](try Data(contentsOf: encoder)))
        let error = try #require(throws: BundleError.self) {
            try OutcomeRecorder(bundle.description, engine: ONNXEngine()) { [bundle] in
                $0 == role ? stranger : try bundle.read($0)
            }
        }
        #expect(error.code == .invalidModel)
        #expect(error.message == "\(role): outputs: expected logits, got [\"code\"]")
    }
}
