import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Logging

/// A device whose registry gets new versions of its bundle.
struct VersionRig {
    let toy: Toy
    let registry: ScriptedRegistry
    let edge = ScriptedEdge()
    let clock = ManualClock()
    let device: Device

    /// - Parameter next: a version to come, where it has other models than the first.
    init(
        _ toy: Toy, next: Toy? = nil, updates: DeviceConfiguration.Updates = .automatic(every: .seconds(300)),
        store: ContentStore? = nil,
        registry: ScriptedRegistry? = nil
    ) async throws {
        self.toy = toy
        self.registry = registry ?? ScriptedRegistry(toy)
        let engine = ScriptedEngine(models: toy.models.merging(next?.models ?? [:]) { old, _ in old })
        var parts = DeviceParts(registry: self.registry, engine: engine) { [edge] _ in edge }
        parts.clock = clock
        parts.store = store
        parts.logger = Logger(label: "device") { _ in SwiftLogNoOpLogHandler() }
        device = try await Device(parts, configuration: DeviceConfiguration(updates: updates))
    }

    /// The same models with other thresholds; with a model that answers too few values where it shall not load.
    static func next(isBroken: Bool = false) throws -> Toy {
        try Toy(threshold: 0.25, outputs: isBroken ? [0: 2] : [:])
    }

    /// Lets a version be found, and waits until it is at work.
    func move(to next: Toy) async {
        registry.serve(next)
        _ = await device.update()
    }
}
