/// The words of a command line, before a parser has seen them.
public enum CommandLineWords {
    /// Ties a negative number to the option before it, `--frames -5` to `--frames=-5`. A parser would take it for an
    /// option and say that the value is missing; so the option itself can say which numbers it takes. What follows `--`
    /// stays as it is.
    public static func withNegativeNumbersTied(_ words: [String]) -> [String] {
        var result: [String] = []
        var isOpen = true
        for word in words {
            if word == "--" { isOpen = false }
            if isOpen, isNegativeNumber(word), let option = result.last, option.hasPrefix("--"), !option.contains("=") {
                result[result.count - 1] = "\(option)=\(word)"
            } else {
                result.append(word)
            }
        }
        return result
    }

    /// The first option whose value is empty text, `--bundle ''` or `--bundle=`, or the empty word's number where no
    /// option is before it.
    public static func optionWithoutText(_ words: [String]) -> String? {
        for (index, word) in words.enumerated() {
            if word.hasPrefix("--"), word.hasSuffix("="), word.firstIndex(of: "=") == word.indices.last {
                return String(word.dropLast())
            }
            guard word.isEmpty else { continue }
            let before = index > 0 ? words[index - 1] : ""
            return before.hasPrefix("--") && !before.contains("=") ? before : "argument \(index + 1)"
        }
        return nil
    }

    private static func isNegativeNumber(_ word: String) -> Bool {
        guard word.hasPrefix("-"), let next = word.dropFirst().first else { return false }
        return next.isASCII && next.isNumber || next == "."
    }
}
