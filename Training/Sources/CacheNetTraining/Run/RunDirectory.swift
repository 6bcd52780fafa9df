internal import CacheNetBundle
internal import CacheNetFormats
internal import Foundation

/// The files of a training: its plan, what is done, and how it went.
struct RunDirectory {
    let path: String

    var plan: String { "\(path)/plan.json" }
    var metrics: String { "\(path)/metrics.csv" }
    var curves: String { "\(path)/curves.svg" }
    var codes: String { "\(path)/codes.json" }
    /// What a search for a ladder has tried: for the run, as a table and as a chart.
    var candidates: String { "\(path)/candidates.json" }
    var candidatesTable: String { "\(path)/candidates.csv" }
    var candidatesChart: String { "\(path)/candidates.svg" }
    var report: String { "\(path)/report.json" }
    /// The models as a bundle, before anyone knows how sure they must be.
    var uncalibrated: String { "\(path)/uncalibrated.bundle" }

    /// Where a stage can be taken up again.
    func checkpoint(of stage: String) -> String { "\(path)/\(stage).checkpoint.safetensors" }

    /// The weights of a stage that is done.
    func weights(of stage: String) -> String { "\(path)/\(stage).safetensors" }

    func model(_ stage: String) -> String { "\(path)/\(stage).onnx" }

    /// Whether there is anything of a run, if only a part.
    var holdsRun: Bool {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return [plan, metrics, codes].contains(where: exists) || files.contains { $0.hasSuffix(".safetensors") }
    }

    func create() throws(TrainingError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw TrainingError(.unwritable, "\(path): cannot be made: \(error.localizedDescription)")
        }
    }

    /// Replaces a file as a whole, so that a full disk leaves the one before.
    func write(_ bytes: some DataProtocol, to file: String) throws(TrainingError) {
        do throws(BundleError) {
            try WholeFile.write(Array(bytes), to: file)
        } catch {
            throw TrainingError(.unwritable, "\(file): cannot be written: \(error)")
        }
    }

    /// - Parameter layout: `compact` for what nobody reads, such as a number for each record.
    func writeJSON(_ value: some Encodable, to file: String, layout: CanonicalJSON.Layout = .indented) throws {
        try write(CanonicalJSON.encode(value, layout: layout), to: file)
    }

    func readJSON<Value: Decodable>(_ type: Value.Type, from file: String) throws(TrainingError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: try Data(contentsOf: URL(fileURLWithPath: file)))
        } catch {
            throw TrainingError(.damagedRun, "\(file): expected \(type) as JSON, got: \(error)")
        }
    }

    func readMetrics() throws(TrainingError) -> [EpochMetrics] {
        do {
            return try EpochMetrics.read([UInt8](Data(contentsOf: URL(fileURLWithPath: metrics))), name: metrics)
        } catch {
            throw TrainingError(.damagedRun, "\(error)")
        }
    }

    func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: file) }

    /// Weights that nothing needs any more.
    func removeWeights(ofStagesWithPrefix prefix: String) {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for file in files where file.hasPrefix(prefix) && file.hasSuffix(".safetensors") { remove("\(path)/\(file)") }
    }

    func remove(_ file: String) { try? FileManager.default.removeItem(atPath: file) }
}
