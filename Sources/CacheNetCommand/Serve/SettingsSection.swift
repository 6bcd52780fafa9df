import ArgumentParser
import CacheNetCore
import Foundation
import Yams

/// A part of a settings file. A field that is not there is `nil`; one that is wrong is `nil` as well, and a mistake.
struct SettingsSection {
    let file: SettingsFile
    /// Of the section; empty for the whole file.
    let field: String
    /// `nil` where the section is not in the file.
    let mapping: Node.Mapping?

    func section(_ key: String) -> SettingsSection {
        let node = mapping?[key]
        if let node, node.mapping == nil, !node.isNull {
            file.add("expected fields and their values, got a single value or a list", name(key), node)
        }
        return SettingsSection(file: file, field: name(key), mapping: node?.mapping)
    }

    /// A list of sections.
    func sections(_ key: String) -> [SettingsSection] {
        items(key).enumerated().compactMap { index, node in
            let field = "\(name(key))[\(index)]"
            if node.mapping == nil { file.add("expected fields and their values, got a single value", field, node) }
            return node.mapping.map { SettingsSection(file: file, field: field, mapping: $0) }
        }
    }

    func texts(_ key: String) -> [String]? {
        if let override = file.override(of: name(key)) {
            return override.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        guard mapping?[key] != nil else { return nil }
        return items(key).enumerated().compactMap { index, node in
            if node.scalar == nil { file.add("expected a text, got a list or fields", "\(name(key))[\(index)]", node) }
            return node.scalar?.string
        }
    }

    func text(_ key: String) -> String? { value(key, "a text") { $0.isEmpty ? nil : $0 } }

    /// A file, whose relative path counts from the settings' directory.
    func path(_ key: String) -> String? { text(key).map(file.resolved) }

    func flag(_ key: String) -> Bool? {
        value(key, "true or false") { ["true": true, "false": false][$0.lowercased()] }
    }

    func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        value(key, "a whole number of \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
        value(key, "a number of \(range.lowerBound) to \(range.upperBound)") { text in
            Double(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func duration(_ key: String) -> Duration? {
        value(key, DurationArgument.expected) { DurationArgument(argument: $0)?.duration }
    }

    /// Bytes, such as `4096`, `256MB` or `1GiB`.
    func bytes(_ key: String) -> Int? {
        value(key, "bytes from 1 to 1 TB, such as 256MB") { text in
            let units = [
                "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30, "KB": 1000, "MB": 1_000_000, "GB": 1_000_000_000,
            ]
            let unit = units.first { text.hasSuffix($0.key) }
            guard let count = Int(text.dropLast(unit?.key.count ?? 0)), (1...1 << 40).contains(count) else {
                return nil
            }
            let (bytes, overflow) = count.multipliedReportingOverflow(by: unit?.value ?? 1)
            return overflow || bytes > 1 << 40 ? nil : bytes
        }
    }

    func choice<Choice: ExpressibleByArgument>(_ key: String, _ type: Choice.Type) -> Choice? {
        value(key, "one of \(Choice.allValueStrings.joined(separator: ", "))") { Choice(argument: $0) }
    }

    /// A mistake in a field, or in the section as a whole.
    func fail(_ text: String, _ key: String? = nil) {
        let node = key.flatMap { mapping?[$0] } ?? mapping?.first?.key
        file.add(text, key.map(name) ?? field, node)
    }

    /// Says which fields are none.
    func finish(known: [String]) {
        for (key, _) in mapping ?? [:] {
            let word = key.scalar?.string ?? ""
            guard !known.contains(word) else { continue }
            let nearest = nearestName(to: word, among: known).map { " (did you mean \($0)?)" } ?? ""
            file.add("expected one of \(known.joined(separator: ", ")), got \(word)\(nearest)", field, key)
        }
    }

    private func name(_ key: String) -> String { field.isEmpty ? key : "\(field).\(key)" }

    private func items(_ key: String) -> [Node] {
        guard let node = mapping?[key], !node.isNull else { return [] }
        guard let sequence = node.sequence else {
            file.add("expected a list, got a single value or fields", name(key), node)
            return []
        }
        return Array(sequence)
    }

    private func value<Value>(_ key: String, _ expected: String, _ parse: (String) -> Value?) -> Value? {
        let node = mapping?[key]
        if let text = file.override(of: name(key)) {
            if let value = parse(text) { return value }
            file.add("\(SettingsFile.variable(for: name(key))): expected \(expected), got \"\(text)\"", name(key), nil)
            return nil
        }
        guard let node, !node.isNull else { return nil }
        guard let text = node.scalar?.string else {
            file.add("expected \(expected), got a list or fields", name(key), node)
            return nil
        }
        if let value = parse(text) { return value }
        file.add("expected \(expected), got \"\(text.prefix(80))\"", name(key), node)
        return nil
    }
}

extension Node {
    /// A field without a value.
    fileprivate var isNull: Bool {
        scalar.map { $0.style == .plain && ["", "~", "null"].contains($0.string) } ?? false
    }
}
