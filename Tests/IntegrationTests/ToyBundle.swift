import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetONNX
import Foundation

/// The committed toy models, packed: labels red, green, blue; partition 0 knows red and green, partition 1 blue.
final class ToyBundle: Sendable {
    enum Colour: Int { case red, green, blue }

    private let directory: TemporaryDirectory
    private let engine: ONNXEngine
    let url: URL

    /// For frames of 4 x 4 pixels.
    static let fixtures = SharedData.package.appending(path: "Tests/Fixtures/toy")
    /// For those of ``ToyPictures``.
    static let quickstart = SharedData.package.appending(path: "Examples/toy")

    /// - Parameter versionNumber: an operator's number.
    init(models: URL = fixtures, versionNumber: Int? = nil) throws {
        directory = try TemporaryDirectory()
        engine = try ONNXEngine()
        url = directory.url.appending(path: "toy.bundle")
        var specification = try CalibrationFile.load(directory: models.path).specification(name: BundleName("toy"))
        specification.versionNumber = versionNumber
        try BundleWriter(engine: engine).create(specification, at: url.path)
    }

    static func frame(_ colour: Colour) throws -> Tensor {
        try Tensor(
            elementType: .uint8, shape: [1, 3, 4, 4], bytes: (0..<48).map { $0 / 16 == colour.rawValue ? 250 : 5 })
    }

    /// - Parameter inference: where misses go, when it is not the edge that has the bundle.
    func device(
        edge: String, inference: String? = nil, threshold: Double? = nil, deadline: Duration = .seconds(60),
        store: ContentStore? = nil
    ) async throws -> Device {
        try await makeDevice(
            edge: edge, inference: inference ?? edge, name: "toy",
            configuration: DeviceConfiguration(mode: .live(deadline: deadline)), gate: .fixed(threshold: threshold),
            engine: engine, store: store)
    }
}
