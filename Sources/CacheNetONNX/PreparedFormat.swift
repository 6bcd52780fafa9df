internal import Foundation

/// The name of what a prepared model is tied to: the runtime's version and the processor's kind, because the optimised
/// graph holds memory layouts chosen for both.
enum PreparedFormat {
    /// - Parameter processor: any text that differs between processors of different kinds.
    static func name(version: String, processor: String) -> String {
        let digest = String(fnv1a(processor), radix: 16)
        let padded = String(repeating: "0", count: 16 - digest.count) + digest
        return String(
            "onnxruntime-\(version)-\(padded)".map { character in
                character.isASCII && (character.isLetter || character.isNumber || ".-_".contains(character))
                    ? character : "_"
            })
    }

    static func processor() -> String {
        #if arch(x86_64)
            let architecture = "x86_64"
        #elseif arch(arm64)
            let architecture = "arm64"
        #else
            let architecture = "other"
        #endif
        let cpuinfo = try? Data(contentsOf: URL(fileURLWithPath: "/proc/cpuinfo"))
        return processor(architecture: architecture, cpuinfo: cpuinfo.map { String(decoding: $0, as: UTF8.self) })
    }

    /// The architecture, which machines that share a store may differ in, and the lines of `/proc/cpuinfo` that tell the
    /// first processor's kind.
    static func processor(architecture: String, cpuinfo: String?) -> String {
        guard let cpuinfo else { return architecture }
        return architecture + "\n" + kind(cpuinfo: cpuinfo)
    }

    private static func kind(cpuinfo: String) -> String {
        let keys: Set = [
            "vendor_id", "cpu family", "model", "model name", "flags",
            "CPU implementer", "CPU architecture", "CPU variant", "CPU part", "Features",
        ]
        var lines: [String] = []
        for line in cpuinfo.split(separator: "\n", omittingEmptySubsequences: false) {
            // An empty line ends the first processor.
            if line.isEmpty { break }
            let key = line.prefix { $0 != ":" && $0 != "\t" }
            if keys.contains(String(key)) { lines.append(String(line)) }
        }
        return lines.joined(separator: "\n")
    }

    private static func fnv1a(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01b3 }
    }
}
