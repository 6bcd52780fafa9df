import Foundation

/// What this machine is, as far as it matters to figures.
enum Machine {
    static var description: [String: String] {
        let system = ProcessInfo.processInfo
        var facts = [
            "system": system.operatingSystemVersionString, "cores": "\(system.activeProcessorCount)",
            "memory": String(format: "%.0f GB", Double(system.physicalMemory) / 1e9),
        ]
        // Only Linux tells it this way.
        if let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("model name") }),
            let name = line.split(separator: ":").dropFirst().first
        {
            facts["processor"] = name.trimmingCharacters(in: .whitespaces)
        }
        return facts
    }
}
