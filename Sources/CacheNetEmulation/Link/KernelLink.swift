package import CacheNetCalibration
internal import Foundation

/// A link of the kernel between this process and an edge server that has a network of its own: a pair of virtual Ethernet
/// ports, and a token bucket (`tc` with `tbf`) that keeps the rate each way.
///
/// It goes with the server's process, which takes its network and both ports along, however it ends. Delay and jitter are
/// left to ``LinkProxy``: not every kernel has them. Needs root, `ip`, `tc` and `nsenter`.
package struct KernelLink: Sendable {
    /// How long a byte may wait in a token bucket before the kernel drops it.
    private static let patience = "400ms"
    /// Bytes that pass at once, at least; and enough for a bucket that is filled a hundred times a second.
    private static let leastBurst = 16 << 10

    /// The server's process.
    private let process: Int32

    /// Lays the link.
    ///
    /// - Parameter process: an edge server that was started in a network of its own (`unshare --net`).
    /// - Throws: ``EmulationError`` with `linkUnavailable` that says which command failed, and how.
    package init(to process: Int32) throws(EmulationError) {
        self.process = process
        try run("ip", "link", "add", near, "type", "veth", "peer", "name", far, "netns", "\(process)")
        try run("ip", "address", "add", "\(address(1))/30", "dev", near)
        try run("ip", "link", "set", near, "up")
        try runAtServer("ip", "address", "add", "\(host)/30", "dev", far)
        try runAtServer("ip", "link", "set", far, "up")
    }

    /// The server's address.
    package var host: String { address(2) }

    /// Sets the rates.
    ///
    /// - Throws: ``EmulationError`` with `linkUnavailable`.
    package func limit(_ profile: LinkProfile) throws(EmulationError) {
        try run("tc", Self.bucket(near, rate: profile.upRate))
        try runAtServer("tc", Self.bucket(far, rate: profile.downRate))
    }

    private var near: String { "cn\(process)" }
    private var far: String { "cs\(process)" }

    /// Four addresses for each process, of a network that is private (RFC 1918).
    private func address(_ number: Int) -> String {
        "10.213.\(process >> 6 & 255).\(Int(process & 63) * 4 + number)"
    }

    private static func bucket(_ port: String, rate: Double) -> [String] {
        let burst = max(leastBurst, Int(rate / 8 / 100))
        return [
            "qdisc", "replace", "dev", port, "root", "tbf", "rate", "\(Int(rate))bit", "burst", "\(burst)", "latency",
            patience,
        ]
    }

    private func run(_ tool: String, _ arguments: String...) throws(EmulationError) { try run(tool, arguments) }

    private func runAtServer(_ tool: String, _ arguments: String...) throws(EmulationError) {
        try runAtServer(tool, arguments)
    }

    private func runAtServer(_ tool: String, _ arguments: [String]) throws(EmulationError) {
        try run("nsenter", ["--target", "\(process)", "--net", tool] + arguments)
    }

    private func run(_ tool: String, _ arguments: [String]) throws(EmulationError) {
        let command = Process()
        let complaint = Pipe()
        command.executableURL = URL(filePath: "/usr/bin/env")
        command.arguments = [tool] + arguments
        command.standardError = complaint
        do { try command.run() } catch {
            throw EmulationError(.linkUnavailable, "kernel link: \(tool): \(error.localizedDescription)")
        }
        let said = String(decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        command.waitUntilExit()
        guard command.terminationStatus == 0 else {
            throw EmulationError(
                .linkUnavailable,
                "kernel link: expected \(tool) \(arguments.joined(separator: " ")) to succeed, got: "
                    + said.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }
}
