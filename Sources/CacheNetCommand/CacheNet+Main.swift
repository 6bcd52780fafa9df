import ArgumentParser
import CacheNetData
import CacheNetReport
@unsafe @preconcurrency import Foundation

extension CacheNet {
    static func main() async {
        do {
            try checkEncoding()
            try checkWords()
            let words = CommandLineWords.withNegativeNumbersTied(Array(CommandLine.arguments.dropFirst()))
            try SubcommandCheck.check(words, of: Self.self)
            var command = try parseAsRoot(words)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            ProcessEnd.yieldToSignal()
            say(error)
            ProcessEnd.end(exitCode(for: error).rawValue)
        }
        ProcessEnd.end(EXIT_SUCCESS)
    }

    /// Help and versions that were asked for are output; the rest is not.
    private static func say(_ error: any Error) {
        let text = fullMessage(for: error)
        guard !text.isEmpty else { return }
        if exitCode(for: error).isSuccess { print(text) } else { unsafe fputs(text + "\n", stderr) }
    }

    /// What a shell makes of a variable that is not set would be looked for as a file without a name.
    private static func checkWords() throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard let option = CommandLineWords.optionWithoutText(words) else { return }
        throw ValidationError("\(option): expected a value, got ''")
    }

    /// Swift would silently put another character in the place of bytes that are not UTF-8, and a path would then name a
    /// file that is not there.
    private static func checkEncoding() throws {
        let arguments = unsafe CommandLine.unsafeArgv
        for position in 1..<max(1, Int(CommandLine.argc)) {
            guard let start = unsafe arguments[position] else { continue }
            let argument = unsafe FilePath(
                bytes: Array(UnsafeRawBufferPointer(start: start, count: strlen(start))))
            guard argument.text == nil else { continue }
            throw ValidationError(
                "argument \(position): expected text in UTF-8, got \"\(argument)\" (a link, or a folder above, whose name is "
                    + "in UTF-8 leads to such a file as well)")
        }
    }
}
