/// Which cores the device's process and the edge server's are kept to, so that neither takes time from the other.
package struct CorePinning: Sendable, Codable, Equatable, CustomStringConvertible {
    /// `nil` where the processes are not kept to any.
    package let device: [Int]?
    package let server: [Int]?
    /// Why they are not; `nil` where they are.
    package let reason: String?

    /// As somebody wants it.
    package static let declined = CorePinning(reason: "as asked")

    /// The lower half of the cores for the device's process, the upper half for the server's.
    ///
    /// - Parameter cores: those that this process may use, ascending; `nil` where nobody knows.
    init(dividing cores: [Int]?) {
        guard let cores else {
            self.init(reason: "the system does not tell which cores this process may use")
            return
        }
        guard cores.count >= 2 else {
            self.init(reason: "this process may use one core only")
            return
        }
        let half = cores.count / 2
        self.init(device: Array(cores.prefix(half)), server: Array(cores.dropFirst(half)))
    }

    private init(device: [Int]? = nil, server: [Int]? = nil, reason: String? = nil) {
        self.device = device
        self.server = server
        self.reason = reason
    }

    /// Keeps this process, which is the device's, to its half of the cores that it may use now.
    ///
    /// - Returns: what was done; a system that refuses is a reason.
    package static func pinDevice() -> CorePinning {
        let pinning = CorePinning(dividing: CoreAffinity.allowed)
        guard let device = pinning.device else { return pinning }
        do {
            try CoreAffinity.keepProcess(to: device)
            return pinning
        } catch {
            return CorePinning(reason: "\(error)")
        }
    }

    /// Runs what starts the server's process, which has the cores of the thread that starts it.
    package func startServer(_ start: () throws -> Void) throws {
        guard let device, let server else { return try start() }
        try CoreAffinity.on(server, start)
        // To start a process makes threads of this one as well, which are on the server's cores now.
        try CoreAffinity.keepProcess(to: device)
    }

    /// For example `the device's process on core 0, the edge server's on core 1`.
    package var description: String {
        guard let device, let server else { return "not kept to cores of their own: \(reason ?? "nobody knows why")" }
        return "the device's process on \(Self.named(device)), the edge server's on \(Self.named(server))"
    }

    private static func named(_ cores: [Int]) -> String {
        "core\(cores.count == 1 ? "" : "s") \(cores.map { "\($0)" }.joined(separator: ", "))"
    }
}
