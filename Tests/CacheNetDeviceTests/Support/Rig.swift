import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetTestKit

/// A device and everything around it, scripted.
struct Rig {
    let engine: ScriptedEngine
    let edge = ScriptedEdge()
    let registry: ScriptedRegistry
    let clock = ManualClock()
    let device: DeviceRuntime

    init(
        _ configuration: DeviceConfiguration = DeviceConfiguration(), gate: GateChoice = .best, partitions: Int = 3,
        isCalibrated: Bool = false
    ) throws {
        let toy = try Toy(partitions: partitions, isCalibrated: isCalibrated)
        try self.init(toy, configuration, gate: try gate.gate(for: toy.bundle.config))
    }

    init(
        _ toy: Toy, _ configuration: DeviceConfiguration = DeviceConfiguration(), gate: (any Gate)? = nil,
        store: ContentStore? = nil
    ) throws {
        engine = toy.engine
        registry = ScriptedRegistry(toy)
        device = try DeviceRuntime(
            loader: ModelLoader(bundle: toy.bundle, engine: toy.engine, registry: registry, store: store),
            edge: edge, gate: gate, configuration: configuration, clock: clock)
    }

    /// A live device that answers with partition 0 and whose further fetches are held back.
    static func holding(_ configuration: DeviceConfiguration = .roomy) async throws -> Rig {
        let rig = try Rig(configuration)
        try await rig.device.start(with: .partition(0))
        rig.registry.hold()
        return rig
    }

    func infer(_ colour: UInt8) async throws -> Answer {
        try await device.infer(Toy.frame(colour))
    }

    /// A miss that the edge answers with a hint.
    @discardableResult func miss(hint: PartitionID?) async throws -> Answer {
        edge.answer([Float](repeating: 0, count: device.bundle.config.labels.count - 1) + [9], hint: hint)
        return try await infer(Toy.broken)
    }
}

extension DeviceConfiguration {
    /// Live, with room for every partition.
    static let roomy = DeviceConfiguration(capacity: CacheCapacity(partitions: 3))
    static let synchronous = DeviceConfiguration(mode: .synchronous)
}
