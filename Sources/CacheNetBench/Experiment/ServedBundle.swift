public import CacheNetBundle

/// A bundle, and the edge server that has it.
public struct ServedBundle: Sendable {
    /// Tells it from the other bundles of an experiment.
    public let name: String
    public let bundle: Bundle
    /// The port of 127.0.0.1 where an edge server in another process serves it.
    public let port: Int
    /// That process.
    public let process: Int32

    public init(name: String, bundle: Bundle, port: Int, process: Int32) {
        self.name = name
        self.bundle = bundle
        self.port = port
        self.process = process
    }
}
