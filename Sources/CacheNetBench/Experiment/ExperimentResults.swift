internal import CacheNetFormats
internal import Foundation

/// Everything that came out of an experiment so far, as results.json has it.
package struct ExperimentResults: Sendable, Codable, Equatable {
    /// Of the documents that this version writes; one with another number may have other keys.
    package static let schemaVersion = 4

    package let schema: Int
    package let conditions: ExperimentConditions
    package private(set) var runs: [ExperimentRun] = []
    /// One for each setting, in the order of the first runs.
    package private(set) var settings: [SettingSummary] = []

    package init(_ conditions: ExperimentConditions) {
        schema = Self.schemaVersion
        self.conditions = conditions
    }

    /// A comparison that was interrupted is kept only where its setting has no other: fewer frames are another
    /// experiment.
    ///
    /// - Returns: whether it was kept.
    @discardableResult
    mutating func add(_ run: ExperimentRun) -> Bool {
        guard run.isComplete || !runs.contains(where: { $0.setting == run.setting }) else { return false }
        runs.append(run)
        let summary = SettingSummary(run.setting, runs.filter { $0.setting == run.setting })
        if let index = settings.firstIndex(where: { $0.setting == run.setting }) {
            settings[index] = summary
        } else {
            settings.append(summary)
        }
        return true
    }

    /// - Throws: when a document is not of this schema.
    package init(json: String) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Self.self, from: Data(json.utf8))
        guard schema == Self.schemaVersion else {
            throw BenchError(
                .invalidConfiguration, "results: expected schema \(Self.schemaVersion), got \(schema)")
        }
    }

    package func json() throws -> String {
        try CanonicalJSON.text(self, layout: .indented, isSnakeCase: true)
    }
}
