internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetProtocol
internal import Synchronization

/// The bundles of a server by name, each loaded or not.
final class ModelRepository: Sendable {
    private struct Slot {
        var bundle: Bundle
        var registry: Registry
        /// `nil` while it is not loaded.
        var model: ServedModel?
        var reason = ""
    }

    private let engine: any InferenceEngine
    private let prepare: @Sendable (Bundle) throws -> ServedModel
    private let slots: Mutex<[String: Slot]>
    private let largest: Atomic<Int>

    /// Bytes that a request needs at most, whatever model it is for.
    var largestBody: Int { largest.load(ordering: .relaxed) }

    /// Loads all bundles. Blocks while it does.
    ///
    /// - Parameters:
    ///   - bundles: of different names.
    ///   - prepare: loads a bundle's models.
    /// - Throws: ``ServerError``, `BundleError` or `EngineError`.
    init(
        _ bundles: [Bundle], engine: any InferenceEngine,
        prepare: @escaping @Sendable (Bundle) throws -> ServedModel
    ) throws {
        self.engine = engine
        self.prepare = prepare
        let loaded = try Self.slots(for: bundles, keeping: [:], prepare)
        slots = Mutex(loaded)
        largest = Atomic(Self.largestBody(of: loaded))
    }

    /// Serves these bundles in place of those before; one that is loaded in the same version stays as it is. Blocks.
    ///
    /// - Returns: what changed, a line each.
    /// - Throws: what loading throws; then nothing has changed.
    func replace(with bundles: [Bundle]) throws -> [String] {
        let before = slots.withLock { $0 }
        let after = try Self.slots(for: bundles, keeping: before, prepare)
        slots.withLock { $0 = after }
        largest.store(Self.largestBody(of: after), ordering: .relaxed)
        engine.reclaimMemory()
        return Set(before.keys).union(after.keys).sorted().compactMap { name in
            let (old, new) = (before[name]?.bundle.description.digest, after[name]?.bundle.description.digest)
            guard let new else { return "\(name): not served any more" }
            return old == new ? nil : "\(name): serves \(new)" + (old.map { " in place of \($0)" } ?? "")
        }
    }

    /// - Parameter known: taken over where it is the same version of a bundle, and loaded.
    private static func slots(
        for bundles: [Bundle], keeping known: [String: Slot], _ prepare: (Bundle) throws -> ServedModel
    ) throws -> [String: Slot] {
        guard !bundles.isEmpty else { throw ServerError(.invalidConfiguration, "expected a bundle to serve, got none") }
        var slots: [String: Slot] = [:]
        for bundle in bundles {
            let name = bundle.description.config.name.description
            guard slots[name] == nil else {
                throw ServerError(.invalidConfiguration, "expected bundles of different names, got \(name) twice")
            }
            if let old = known[name], old.model != nil, old.bundle.description.digest == bundle.description.digest {
                slots[name] = old
            } else {
                slots[name] = Slot(bundle: bundle, registry: Registry(bundle: bundle), model: try prepare(bundle))
            }
        }
        return slots
    }

    private static func largestBody(of slots: [String: Slot]) -> Int {
        slots.values.compactMap { $0.model?.bodyBytes }.max() ?? 0
    }

    /// - Throws: ``InferenceError`` `notFound` when there is no such model or version, or when it is not loaded.
    func model(_ name: String, version: String?) throws(InferenceError) -> ServedModel {
        let model = try slots.withLock { slots throws(InferenceError) in
            guard let slot = slots[name] else { throw Self.unknown(name, among: slots.keys) }
            return slot.model
        }
        guard let model else { throw InferenceError(.notFound, "model \(name) is not loaded") }
        try model.check(version: version)
        return model
    }

    /// - Throws: ``RegistryError`` when there is no bundle of that name; one that is not loaded is there all the same.
    func registry(_ name: String) throws(RegistryError) -> Registry {
        try slots.withLock { slots throws(RegistryError) in
            if let slot = slots[name] { return slot.registry }
            throw RegistryError(.nameUnknown, Self.unknown(name, among: slots.keys).message)
        }
    }

    /// Of all that are loaded, in the order of their names.
    var loaded: [ServedModel] {
        slots.withLock { slots in slots.sorted { $0.key < $1.key }.compactMap(\.value.model) }
    }

    /// All of them, in the order of their names.
    var index: [RepositoryIndexEntry] {
        slots.withLock { slots in
            slots.sorted { $0.key < $1.key }.map { name, slot in
                RepositoryIndexEntry(
                    name: name, version: slot.bundle.description.digest.description,
                    state: slot.model == nil ? "UNAVAILABLE" : "READY", reason: slot.reason)
            }
        }
    }

    /// Reloads a bundle from where it is, and serves what is there now in place of what was. Where that does not
    /// load, what was served before stays. Blocks.
    ///
    /// - Throws: ``InferenceError`` that says why.
    func load(_ name: String) throws(InferenceError) {
        let bundle = try slots.withLock { slots throws(InferenceError) in
            guard let slot = slots[name] else { throw Self.unknown(name, among: slots.keys) }
            return slot.bundle
        }
        let newest: Bundle
        let model: ServedModel
        do {
            newest = try bundle.reopened()
            guard newest.description.config.name.description == name else {
                throw ServerError(
                    .unusableModel, "expected a bundle \(name), got \(newest.description.config.name)")
            }
            model = try prepare(newest)
        } catch {
            slots.withLock { slots in
                if slots[name]?.model == nil { slots[name]?.reason = "\(error)" }
            }
            throw InferenceError(.invalidArgument, "model \(name) does not load: \(error)")
        }
        slots.withLock { $0[name] = Slot(bundle: newest, registry: Registry(bundle: newest), model: model) }
        largest.max(model.bodyBytes, ordering: .relaxed)
        engine.reclaimMemory()
    }

    /// Lets go of a bundle's models; what is under way ends as ever. Blocks.
    func unload(_ name: String) throws(InferenceError) {
        try slots.withLock { slots throws(InferenceError) in
            guard slots[name] != nil else { throw Self.unknown(name, among: slots.keys) }
            slots[name]?.model = nil
            slots[name]?.reason = "unloaded"
        }
        engine.reclaimMemory()
    }

    private static func unknown(_ name: String, among known: some Sequence<String>) -> InferenceError {
        let known = known.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
        return InferenceError(.notFound, "expected model \(known), got \"\(name.prefix(64))\"")
    }
}
