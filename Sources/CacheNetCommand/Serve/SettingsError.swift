/// Settings that cannot be used, with every mistake that was found.
struct SettingsError: Error, CustomStringConvertible {
    let mistakes: [String]

    var description: String {
        guard mistakes.count > 1 else { return mistakes.first ?? "" }
        return "the settings have \(mistakes.count) mistakes:\n" + mistakes.joined(separator: "\n")
    }
}
