import CacheNetCore
import Foundation
import Yams

/// A YAML file of settings as it is read: every mistake is kept with its line and field, so that a person hears of all of
/// them at once. A variable of the environment stands in for a value: `CACHENET_LISTEN_PORT` for `listen.port`.
final class SettingsFile {
    struct Mistake: CustomStringConvertible {
        let file: String
        /// `nil` where it is not in the file.
        let line: Int?
        /// Such as `tokens[0].scopes`; empty for the file as a whole.
        let field: String
        let text: String

        var description: String {
            let place = line.map { "\(file):\($0)" } ?? file
            return field.isEmpty ? "\(place): \(text)" : "\(place): \(field): \(text)"
        }
    }

    /// More than any settings need; a larger file is another one.
    private static let mostBytes = 1 << 20

    let path: String
    private let environment: [String: String]
    private(set) var mistakes: [Mistake] = []

    /// - Parameters:
    ///   - path: named in mistakes; relative paths in the file count from its directory.
    init(path: String, environment: [String: String]) {
        self.path = path
        self.environment = environment
    }

    /// The whole file; where it is no YAML mapping, an empty section and a mistake.
    func root() -> SettingsSection {
        var mapping: Node.Mapping?
        do {
            let data = try Data(contentsOf: URL(filePath: path))
            guard data.count <= Self.mostBytes, let text = String(data: data, encoding: .utf8) else {
                throw CocoaError(.fileReadCorruptFile)
            }
            let node = try Yams.compose(yaml: text)
            mapping = node?.mapping
            if let node, mapping == nil { add("expected fields and their values, got a single value", "", node) }
        } catch let error as YamlError {
            add(error)
        } catch {
            add("expected a YAML file of at most \(Self.mostBytes) bytes: \(error.localizedDescription)", "", nil)
        }
        return SettingsSection(file: self, field: "", mapping: mapping)
    }

    func add(_ text: String, _ field: String, _ node: Node?) {
        mistakes.append(Mistake(file: path, line: node?.mark?.line, field: field, text: text))
    }

    /// What the environment says in place of a field.
    func override(of field: String) -> String? {
        environment[Self.variable(for: field)]
    }

    /// As they come in the file.
    var mistakesInOrder: [Mistake] {
        mistakes.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
            .map(\.element)
    }

    static func variable(for field: String) -> String {
        "CACHENET_" + field.uppercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    }

    /// A path of the file, from the file's directory.
    func resolved(_ path: String) -> String {
        path.hasPrefix("/") ? path : URL(filePath: self.path).deletingLastPathComponent().appending(path: path).path
    }

    private func add(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            mistakes.append(Mistake(file: path, line: mark.line, field: "", text: "no YAML: \(problem)"))
        case .duplicatedKeysInMapping(let duplicates, let context):
            mistakes.append(
                Mistake(
                    file: path, line: context.mark.line, field: "",
                    text: "expected each field once, got \(duplicates.map { "\($0)" }.joined(separator: ", ")) twice"))
        default: mistakes.append(Mistake(file: path, line: nil, field: "", text: "no YAML: \(error)"))
        }
    }
}
