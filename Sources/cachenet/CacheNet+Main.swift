import ArgumentParser
import CacheNetData
import Foundation

extension CacheNet {
    /// Swift would silently put another character in the place of bytes that are not UTF-8, and a path would then name a
    /// file that is not there.
    static func main() async {
        let arguments = CommandLine.unsafeArgv
        for position in 1..<max(1, Int(CommandLine.argc)) {
            guard let start = arguments[position] else { continue }
            let argument = FilePath(bytes: Array(UnsafeRawBufferPointer(start: start, count: strlen(start))))
            guard argument.text == nil else { continue }
            exit(
                withError: ValidationError(
                    "argument \(position): expected text in UTF-8, got \"\(argument)\" (a link, or a folder above, whose "
                        + "name is in UTF-8 leads to such a file as well)"))
        }
        await main(nil)
    }
}
