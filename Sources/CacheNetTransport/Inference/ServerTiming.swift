/// The header `Server-Timing` (W3C Server Timing).
enum ServerTiming {
    /// No model runs longer than an hour: a larger number is none, and one that no `Duration` can hold ends the process.
    private static let longest = 3_600_000.0

    /// How long the models ran at the edge: the milliseconds of `infer;dur=0.853`.
    ///
    /// - Returns: `nil` when the header does not say so, or says something that cannot be.
    static func modelTime(_ header: String) -> Duration? {
        guard let duration = header.firstRange(of: "infer;dur=") else { return nil }
        let text = header[duration.upperBound...].prefix { $0.isNumber || $0 == "." }
        guard let milliseconds = Double(text), (0...longest).contains(milliseconds) else { return nil }
        return .milliseconds(milliseconds)
    }
}
