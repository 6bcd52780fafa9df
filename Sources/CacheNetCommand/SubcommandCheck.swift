import ArgumentParser
import CacheNetCore

/// Finds a subcommand that does not exist, which the parser would call an unexpected argument.
enum SubcommandCheck {
    /// - Parameter words: the command line without the program's name.
    /// - Throws: `ValidationError` that suggests the nearest name.
    static func check(_ words: [String], of root: any ParsableCommand.Type) throws {
        var command = root
        for word in words {
            let subcommands = command.configuration.subcommands
            guard !subcommands.isEmpty, !word.hasPrefix("-"), word != "help" else { return }
            if let next = subcommands.first(where: { $0.configuration.commandName == word }) {
                command = next
                continue
            }
            let names = subcommands.compactMap { $0.configuration.commandName }
            let known = "expected one of \(names.joined(separator: ", "))"
            let nearest = nearestName(to: word, among: names).map { " (did you mean \($0)?)" } ?? ""
            throw ValidationError("\(known), got \(word)\(nearest)")
        }
    }
}
