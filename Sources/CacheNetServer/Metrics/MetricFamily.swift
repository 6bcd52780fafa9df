/// All values of one metric.
struct MetricFamily: Sendable {
    typealias Label = (name: String, value: String)

    enum Kind: String {
        case counter, gauge, summary
    }

    struct Sample: Sendable {
        /// What is appended to the family's name, such as `_sum`.
        var suffix = ""
        var labels: [Label] = []
        var value: Double
    }

    let name: String
    let kind: Kind
    let help: String
    var samples: [Sample] = []

    mutating func add(_ value: some BinaryInteger, _ labels: [Label] = []) {
        add(Double(value), labels)
    }

    mutating func add(_ value: Double, _ labels: [Label] = []) {
        samples.append(Sample(labels: labels, value: value))
    }

    /// The text format of Prometheus, version 0.0.4.
    static func text(of families: [MetricFamily]) -> String {
        var text = ""
        for family in families where !family.samples.isEmpty {
            if !family.help.isEmpty { text += "# HELP \(family.name) \(family.help)\n" }
            text += "# TYPE \(family.name) \(family.kind.rawValue)\n"
            for sample in family.samples {
                text += family.name + sample.suffix
                if !sample.labels.isEmpty {
                    text +=
                        "{" + sample.labels.map { "\($0.name)=\"\(escaped($0.value))\"" }.joined(separator: ",") + "}"
                }
                text += " \(number(sample.value))\n"
            }
        }
        return text
    }

    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }

    private static func escaped(_ value: String) -> String {
        guard value.contains(where: { $0 == "\\" || $0 == "\"" || $0.isNewline }) else { return value }
        return value.reduce(into: "") { text, character in
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case let other where other.isNewline: text += "\\n"
            default: text.append(character)
            }
        }
    }
}
