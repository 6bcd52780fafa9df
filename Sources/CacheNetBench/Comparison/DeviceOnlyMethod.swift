internal import CacheNetCore

/// One model on the device, for every frame.
struct DeviceOnlyMethod: AnsweringMethod {
    let kind: ComparedMethod
    let link: LinkProxy? = nil
    let model: LocalModel

    func warmUp(_ frame: Frame) async throws {
        _ = try await answer(frame)
    }

    func answer(_ frame: Frame) async throws -> MethodAnswer {
        MethodAnswer(label: try model.predict(frame.pixels).label)
    }
}
