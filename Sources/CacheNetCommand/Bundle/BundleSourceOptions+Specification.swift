import ArgumentParser
import CacheNetBundle
import CacheNetCore
import CacheNetData
import Foundation

extension BundleSourceOptions {
    func specification(name: BundleName) throws -> BundleSpecification {
        let preprocess = try parsePreprocess()
        if let from {
            return try CalibrationFile.load(directory: from).specification(name: name, preprocess: preprocess)
        }
        guard let full, let labels else { throw ValidationError("expected --from, or --full and --labels") }
        var models: [ModelRole: String] = [.full: full]
        models[.encoder] = encoder
        models[.fallback] = fallback
        for (id, file) in partitions.enumerated() { models[.partition(id)] = file }
        let names = try parseLabels(labels)
        try checkClasses(in: names)
        return BundleSpecification(
            name: name, labels: names, frameType: inputType?.value, frameShape: inputShape.flatMap(Self.dimensions),
            preprocess: preprocess ?? .none, partitions: calibratedPartitions(),
            fallback: fallback.map { _ in
                .init(temperature: fallbackTemperature ?? 1, threshold: fallbackThreshold ?? Self.defaultThreshold)
            },
            models: models)
    }

    private func calibratedPartitions() -> [BundleConfig.Partition] {
        partitions.indices.map { id in
            BundleConfig.Partition(
                id: id, temperature: temperatures.count > 1 ? temperatures[id] : temperatures.first ?? 1,
                threshold: thresholds.count > 1 ? thresholds[id] : thresholds.first ?? Self.defaultThreshold,
                classes: classes.isEmpty ? [] : Self.list(classes[id]))
        }
    }

    /// - Throws: what the bundle's own check would say after all models were opened, in words of the options.
    private func checkClasses(in labels: [String]) throws {
        var seen: Set<String> = []
        if let twice = labels.first(where: { !seen.insert($0).inserted }) {
            throw ValidationError("--labels: expected each label once, got \"\(twice)\" again")
        }
        for name in classes.flatMap(Self.list) where !seen.contains(name) {
            let nearest = nearestName(to: name, among: labels).map { " (did you mean \($0)?)" } ?? ""
            throw ValidationError("--classes: expected labels among --labels, got \"\(name)\"\(nearest)")
        }
    }

    private func parsePreprocess() throws -> Preprocess? {
        guard let preprocess else { return nil }
        let isInline = preprocess.drop(while: \.isWhitespace).hasPrefix("{")
        return try Preprocess(
            parsing: isInline
                ? Array(preprocess.utf8) : Self.contents(of: preprocess, "--preprocess", "JSON or a file"),
            file: isInline ? "--preprocess" : preprocess)
    }

    private func parseLabels(_ text: String) throws -> [String] {
        if text.contains(",") { return Self.list(text) }
        guard
            let lines = String(
                validating: try Self.contents(of: text, "--labels", "a list with commas or a file"), as: UTF8.self)
        else {
            throw ValidationError("--labels: expected a file of text in UTF-8, got other bytes in \(text)")
        }
        return lines.split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// - Parameters:
    ///   - option: where the path comes from.
    ///   - expected: what else may be there.
    private static func contents(of path: String, _ option: String, _ expected: String) throws -> [UInt8] {
        do {
            return withoutByteOrderMark([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        } catch {
            throw BundleError(.missing, "\(option): expected \(expected) that can be read, got \"\(path)\"")
        }
    }
}
