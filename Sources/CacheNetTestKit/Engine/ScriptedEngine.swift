public import CacheNetCore
internal import Synchronization

/// An engine whose models are closures, for tests of what surrounds an engine.
///
///     let engine = ScriptedEngine(models: ["left": ScriptedModel(labels: 2) { _ in [4, 0] }])
///     let session = try engine.load(ModelBytes(ScriptedEngine.bytes(of: "left")))
///
/// A model's bytes are its name, a line feed, and any padding. Like a real engine it refuses bytes it does not know,
/// inputs that do not fit, and prepared copies it did not make.
public final class ScriptedEngine: InferenceEngine, Sendable {
    /// How often the engine was asked for what, failures included.
    public struct Calls: Sendable, Equatable {
        /// Calls of `load(_:)`.
        public var loads = 0
        /// Calls of `load(prepared:)`.
        public var preparedLoads = 0
        /// Calls of `prepare(_:)`.
        public var prepares = 0
        /// Runs, of all sessions together.
        public var runs = 0
        /// Calls of `reclaimMemory()`.
        public var reclaims = 0
    }

    /// What can be told to fail.
    public enum Operation: Sendable, Hashable, CaseIterable {
        case load, loadPrepared, prepare, run
    }

    /// `nil` says that it prepares nothing; `prepare(_:)` works all the same.
    public let preparedFormat: String?
    private let models: [String: ScriptedModel]
    private let state = Mutex((calls: Calls(), failures: [Operation: [EngineError]]()))
    private static let preparedPrefix = "prepared "

    /// - Parameter models: by the name that their bytes hold.
    public init(models: [String: ScriptedModel], preparedFormat: String? = "scripted") {
        self.models = models
        self.preparedFormat = preparedFormat
    }

    /// The counts so far.
    public var calls: Calls { state.withLock { $0.calls } }

    /// Makes the next calls of an operation throw, one for each error, before it works again.
    public func fail(_ operation: Operation, with errors: EngineError...) {
        state.withLock { $0.failures[operation, default: []] += errors }
    }

    /// - Parameter count: pads the bytes to this size, so that models of one name can differ in size.
    public static func bytes(of name: String, count: Int = 0) -> [UInt8] {
        let bytes = Array((name + "\n").utf8)
        return bytes + [UInt8](repeating: 0, count: max(0, count - bytes.count))
    }

    /// Finds the model whose name is the bytes' first line.
    ///
    /// - Throws: the failure that is due, or `EngineError` with `invalidModel` when no model has that name.
    public func load(_ model: ModelBytes) throws(EngineError) -> any InferenceSession {
        try begin(.load) { $0.loads += 1 }
        return try session(named: Self.name(in: model))
    }

    /// Finds the model that the copy was made of.
    ///
    /// - Throws: the failure that is due, or `EngineError` with `invalidModel` when the bytes are no copy of one of the
    ///   models.
    public func load(prepared: ModelBytes) throws(EngineError) -> any InferenceSession {
        try begin(.loadPrepared) { $0.preparedLoads += 1 }
        let name = Self.name(in: prepared)
        guard name.hasPrefix(Self.preparedPrefix) else {
            throw EngineError(.invalidModel, "expected a prepared scripted model, got \"\(name)\"")
        }
        return try session(named: String(name.dropFirst(Self.preparedPrefix.count)))
    }

    /// A copy of at least the model's size, whose first line says `prepared` and the model's name.
    ///
    /// - Throws: the failure that is due, or `EngineError` with `invalidModel` when no model has that name.
    public func prepare(_ model: ModelBytes) throws(EngineError) -> ModelBytes {
        try begin(.prepare) { $0.prepares += 1 }
        let name = Self.name(in: model)
        _ = try session(named: name)
        return ModelBytes(Self.bytes(of: Self.preparedPrefix + name, count: model.count))
    }

    /// Only counts the call.
    public func reclaimMemory() {
        state.withLock { $0.calls.reclaims += 1 }
    }

    /// Counts a call and throws the failure that is due, if one is.
    func begin(_ operation: Operation, _ count: (inout Calls) -> Void) throws(EngineError) {
        let failure = state.withLock { state -> EngineError? in
            count(&state.calls)
            guard let due = state.failures[operation], let first = due.first else { return nil }
            state.failures[operation] = Array(due.dropFirst())
            return first
        }
        if let failure { throw failure }
    }

    private func session(named name: String) throws(EngineError) -> any InferenceSession {
        guard let model = models[name] else {
            throw EngineError(
                .invalidModel, "expected one of the scripted models \(brief(models.keys.sorted())), got \"\(name)\"")
        }
        return ScriptedSession(engine: self, model: model)
    }

    private static func name(in model: ModelBytes) -> String {
        unsafe model.withUnsafeBytes {
            unsafe String(decoding: $0.prefix { $0 != UInt8(ascii: "\n") }.prefix(200), as: UTF8.self)
        }
    }
}
