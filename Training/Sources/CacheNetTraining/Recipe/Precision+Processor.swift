internal import Foundation

public import enum Torch.Precision

extension Precision {
    /// `bfloat16` where the hardware computes in it; elsewhere it would be slower than `float32`.
    ///
    /// - Parameter device: `cpu`, or a GPU, which is taken to have it.
    public static func suited(to device: String) -> Precision {
        guard device == "cpu" else { return .bfloat16 }
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        // The first processor's; all of a machine are alike. x86 lists flags, Arm features.
        let flags =
            text.split(whereSeparator: \.isNewline)
            .first { $0.hasPrefix("flags") || $0.hasPrefix("Features") }?.split(whereSeparator: \.isWhitespace) ?? []
        return flags.contains { ["avx512_bf16", "amx_bf16", "bf16"].contains($0) } ? .bfloat16 : .float32
    }
}
