import ArgumentParser
import CacheNetData

extension SourceSpecification {
    /// - Parameter option: the option that it comes from, as it is spelt.
    /// - Throws: `ValidationError` that names the option.
    init(_ text: String, option: String) throws {
        do { try self.init(text) } catch { throw ValidationError("\(option): \(error)") }
    }
}
