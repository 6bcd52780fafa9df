import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Testing

/// How a device's frames go to the edge.
struct FrameEncodingTests {
    private struct OneByte: PictureEncoder {
        func encode(_ frame: Tensor, quality: Int) throws -> [UInt8] { [UInt8(quality)] }
    }

    private func device(
        _ edge: ScriptedEdge, _ configuration: DeviceConfiguration, encoder: (any PictureEncoder)?
    ) throws -> DeviceRuntime {
        let toy = try Toy()
        return try DeviceRuntime(
            loader: ModelLoader(bundle: toy.bundle, engine: toy.engine, registry: ScriptedRegistry(toy), store: nil),
            edge: edge, configuration: configuration, clock: ManualClock(), pictureEncoder: encoder)
    }

    /// The toy's edge takes no pictures.
    @Test func refusedPicturesAreTensorsAndAreSaid() async throws {
        let edge = ScriptedEdge()
        let device = try device(
            edge, DeviceConfiguration(frameEncoding: .jpeg(quality: 80)), encoder: OneByte())
        for _ in 0..<2 {
            edge.answer()
            #expect(try await device.infer(Toy.frame(Toy.broken)).origin == .miss)
        }
        let report = await device.report
        #expect(report.sentFrames == 2 && report.sentPictures == 0 && report.sentBytes == 1 + 2)
        #expect(report.frameEncodingReason?.contains("expected a frame as a tensor, got a picture") == true)
        await device.shutdown()
    }

    @Test(arguments: [DeviceConfiguration.Mode.synchronous, .live(deadline: .seconds(1))])
    func whoAsksForNothingIsToldNothing(_ mode: DeviceConfiguration.Mode) async throws {
        let edge = ScriptedEdge()
        let device = try device(edge, DeviceConfiguration(mode: mode), encoder: OneByte())
        edge.answer()
        _ = try await device.infer(Toy.frame(Toy.broken))
        let report = await device.report
        #expect(report.sentFrames == 1 && report.sentBytes == 1 && report.frameEncodingReason == nil)
        await device.shutdown()
    }

    @Test func picturesTakeAnEncoder() throws {
        let error = #expect(throws: DeviceError.self) {
            try device(ScriptedEdge(), DeviceConfiguration(frameEncoding: .jpeg(quality: 80)), encoder: nil)
        }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.message == "frameEncoding: expected DeviceParts.pictureEncoder with jpeg:80, got none")
    }

    @Test(arguments: [0, 101])
    func qualitiesHaveBounds(_ quality: Int) throws {
        let error = #expect(throws: DeviceError.self) {
            try device(ScriptedEdge(), DeviceConfiguration(frameEncoding: .jpeg(quality: quality)), encoder: OneByte())
        }
        #expect(error?.message == "frameEncoding: expected a quality of 1 to 100, got \(quality)")
    }
}
