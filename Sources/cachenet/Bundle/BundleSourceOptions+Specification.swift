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
        models[.small] = small
        for (id, file) in partitions.enumerated() { models[.partition(id)] = file }
        return BundleSpecification(
            name: name, labels: try parseLabels(labels), frameShape: inputShape.flatMap(Self.dimensions),
            preprocess: preprocess ?? .none, partitions: calibratedPartitions(),
            small: small.map { _ in
                .init(temperature: smallTemperature ?? 1, threshold: smallThreshold ?? Self.defaultThreshold)
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

    private func parsePreprocess() throws -> Preprocess? {
        guard let preprocess else { return nil }
        let isInline = preprocess.drop(while: \.isWhitespace).hasPrefix("{")
        return try Preprocess(
            parsing: isInline ? Array(preprocess.utf8) : Self.contents(of: preprocess),
            file: isInline ? "--preprocess" : preprocess)
    }

    private func parseLabels(_ text: String) throws -> [String] {
        if text.contains(",") { return Self.list(text) }
        guard let lines = String(validating: try Self.contents(of: text), as: UTF8.self) else {
            throw ValidationError("--labels: expected a file of text in UTF-8, got other bytes in \(text)")
        }
        return lines.split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private static func contents(of path: String) throws -> [UInt8] {
        do {
            return withoutByteOrderMark([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        } catch {
            throw BundleError(.missing, "cannot read \(path)")
        }
    }
}
