internal import CCacheNet
internal import CacheNet
internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetDevice
internal import CacheNetTransport
internal import Foundation
internal import Logging

/// A C program's options, copied and checked.
struct OpenOptions: Sendable {
    private let edge: String
    private let bundle: BundleLocation
    private let credentials: EdgeCredentials
    private let store: URL?
    private let storeLimit: Int?
    private let configuration: DeviceConfiguration
    private let logger: Logger

    init(_ options: UnsafePointer<cachenet_options>?) throws(InterfaceError) {
        guard let options = unsafe options else { throw .missing("options") }
        // Nothing behind the size is read before it is right.
        let size = unsafe UnsafeRawPointer(options).load(as: Int.self)
        guard unsafe size == MemoryLayout<cachenet_options>.size else {
            throw Self.wrong(
                "size", unsafe "\(MemoryLayout<cachenet_options>.size), which is sizeof(cachenet_options)",
                "\(UInt(bitPattern: size))")
        }
        let given = unsafe options.pointee
        guard let edge = try unsafe text(given.edge, "edge") else { throw .missing("edge") }
        self.edge = edge
        bundle = try unsafe Self.bundle(given)
        credentials = unsafe EdgeCredentials(
            authorities: try text(given.ca_file, "ca_file"),
            certificate: try text(given.certificate_file, "certificate_file"),
            key: try text(given.key_file, "key_file"), token: try Self.token(given.token, "token"))
        store = try unsafe text(given.store, "store").map { URL(filePath: $0) }
        storeLimit = unsafe given.store_bytes == 0 ? nil : Int(clamping: given.store_bytes)
        var configuration = DeviceConfiguration()
        if unsafe given.deadline_seconds != 0 {
            // Written so that what is no number is refused.
            guard unsafe given.deadline_seconds > 0, unsafe given.deadline_seconds <= 1e6 else {
                throw Self.wrong("deadline_seconds", "0 to 1e6", unsafe "\(given.deadline_seconds)")
            }
            configuration.mode = unsafe .live(deadline: .seconds(given.deadline_seconds))
        }
        if unsafe given.partitions > 0 {
            configuration.capacity = unsafe CacheCapacity(partitions: Int(clamping: given.partitions))
        }
        self.configuration = configuration
        logger = try unsafe Self.logger(text(given.log_level, "log_level") ?? "info")
    }

    func open() async throws -> Device {
        try await Device(
            bundle: bundle, edge: edge, credentials: credentials, store: store, storeLimit: storeLimit,
            configuration: configuration, logger: logger)
    }

    private static func bundle(_ given: cachenet_options) throws(InterfaceError) -> BundleLocation {
        let name = try unsafe text(given.bundle, "bundle")
        let directory = try unsafe text(given.bundle_directory, "bundle_directory")
        let registry = try unsafe text(given.registry, "registry")
        let token = try unsafe token(given.registry_token, "registry_token")
        guard [name, directory, registry].count(where: { $0 != nil }) <= 1 else {
            throw wrong("bundle", "one of bundle, bundle_directory and registry", "several")
        }
        if let directory { return .directory(directory) }
        if let registry { return .oci(registry, token: token) }
        return .edge(name)
    }

    /// Said before a header is made of it: who refuses that would repeat the token.
    private static func token(
        _ pointer: UnsafePointer<CChar>?, _ field: String
    ) throws(InterfaceError) -> String? {
        guard let token = try unsafe text(pointer, field) else { return nil }
        guard EdgeCredentials.isToken(token) else {
            throw wrong(field, "visible ASCII characters without spaces", "others")
        }
        return token
    }

    private static func logger(_ level: String) throws(InterfaceError) -> Logger {
        if level == "none" { return Logger(label: "cachenet.device") { _ in SwiftLogNoOpLogHandler() } }
        guard let level = Logger.Level(rawValue: level) else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw wrong("log_level", "one of \(known), none", "\"\(level)\"")
        }
        var logger = Logger(label: "cachenet.device")
        logger.logLevel = level
        return logger
    }

    private static func wrong(_ field: String, _ expected: String, _ got: String) -> InterfaceError {
        InterfaceError(CACHENET_INVALID_ARGUMENT, "options: \(field): expected \(expected), got \(got)")
    }
}

/// - Returns: a C program's text; `nil` where it has none.
func text(_ pointer: UnsafePointer<CChar>?, _ field: String) throws(InterfaceError) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    guard let text = unsafe String(validatingCString: pointer) else {
        throw InterfaceError(CACHENET_INVALID_ARGUMENT, "\(field): expected UTF-8, got other bytes")
    }
    return text
}
