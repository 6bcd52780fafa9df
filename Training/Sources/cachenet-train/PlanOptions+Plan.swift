import ArgumentParser
import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetNetworks
import CacheNetTraining
import Foundation
import Torch

extension PlanOptions {
    private static let json = ".json"

    /// The plan that these options describe, whatever they leave open filled in.
    func plan() throws -> TrainingPlan {
        guard let dataset else { throw ValidationError("expected --dataset (or --resume)") }
        guard let output else { throw ValidationError("expected --output (or --resume)") }
        let source = try named("--dataset") { try SourceSpecification(dataset) }
        let calibrationSource = try calibration.map { text in
            try named("--calibration") { try SourceSpecification(text) }
        }
        let defaults = DefaultRecipes(for: source)
        let (full, preprocess) = try fullModel(defaults)
        let groups = try groups()
        var recipes = defaults.recipes
        recipes.full.epochs = try atLeastOne("--epochs", epochs) ?? recipes.full.epochs
        recipes.fallback.epochs = try atLeastOne("--fallback-epochs", fallbackEpochs) ?? recipes.fallback.epochs
        recipes.partition.epochs = try atLeastOne("--partition-epochs", partitionEpochs) ?? recipes.partition.epochs
        let precision = try chosenPrecision()
        for recipe in [\Recipes.full, \.fallback, \.partition, \.encoder] {
            recipes[keyPath: recipe].precision = precision
        }
        return TrainingPlan(
            name: try named("--output") { try BundleName(ofBundleAt: output) }.description, dataset: "\(source)",
            calibrationDataset: calibrationSource?.description, full: full, preprocess: preprocess,
            ladder: try ladder(defaults, groups), search: try search(groups),
            encoder: try network("--encoder", encoder ?? defaults.encoder),
            weights: try known("--weights", weights) ?? .int8,
            codes: try chosenCodes(), groups: groups, seed: seed ?? 1,
            recipes: recipes, distillation: try distillation(), calibration: try gateCalibration(),
            machine: TrainingMachine(
                device: try named("--device") { try Device(device ?? "cpu") }.description,
                threads: try atLeastOne("--threads", threads) ?? ProcessInfo.processInfo.activeProcessorCount),
            output: Self.absolute(output))
    }

    /// The labels of each partition, where a file says so; else empty.
    private func groups() throws -> [[String]] {
        guard let codes, codes.hasSuffix(Self.json) else { return [] }
        guard partitions == nil else { throw ValidationError("--partitions is what \(codes) decides: leave it out") }
        guard let file = try? Data(contentsOf: URL(fileURLWithPath: codes)),
            let groups = try? JSONDecoder().decode([[String]].self, from: file), !groups.isEmpty
        else {
            throw ValidationError(
                "--codes: expected a JSON file with a list of labels for each partition, such as "
                    + "[[\"ann\", \"bob\"], [\"cleo\"]], got \(codes)")
        }
        return groups
    }

    private func ladder(_ defaults: DefaultRecipes, _ groups: [[String]]) throws -> Ladder {
        guard partitions ?? 0 >= 0 else {
            throw ValidationError("--partitions: expected at least 0, got \(partitions ?? 0)")
        }
        guard !partitionsOnly || partitions ?? 1 > 0 else {
            throw ValidationError("--partitions-only: expected at least one partition, got --partitions 0")
        }
        let fallback = try network("--fallback", fallback ?? defaults.fallback)
        return Ladder(
            fallback: fallback, partition: try partition.map { try network("--partition", $0) },
            partitions: groups.isEmpty ? partitions ?? 4 : groups.count, hasFallback: !partitionsOnly)
    }

    private func search(_ groups: [[String]]) throws -> LadderSearch? {
        guard fit != nil || memory != nil || macs != nil else { return nil }
        for (option, isThere) in [
            ("--partitions", partitions != nil), ("--fallback", fallback != nil), ("--partition", partition != nil),
            ("--partitions-only", partitionsOnly),
        ] where isThere {
            throw ValidationError("\(option) is what a search decides: leave it out, or --fit, --memory and --macs")
        }
        var search = LadderSearch()
        if !groups.isEmpty { search.partitions = [groups.count] }
        if let fit {
            let parts = fit.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else {
                throw ValidationError("--fit: expected a link and a device, such as wifi/pi4, got \(fit)")
            }
            search.link = try named("--fit") { try LinkProfile(parsing: parts[0]) }.name
            search.device = try named("--fit") { try DeviceProfile(parsing: parts[1]) }.name
        }
        if let memory { search.bytes = try amount("--memory", memory, ["GB": 1e9, "MB": 1e6, "KB": 1e3, "B": 1]) }
        if let macs { search.multiplyAccumulates = try amount("--macs", macs, ["G": 1e9, "M": 1e6, "K": 1e3]) }
        return search
    }

    /// A whole number of at least 1, as `1.5M` or in digits.
    private func amount(_ option: String, _ text: String, _ units: [String: Double]) throws -> Int {
        let unit = units.keys.filter { text.uppercased().hasSuffix($0) }.max { $0.count < $1.count }
        let number = Double(text.dropLast(unit?.count ?? 0)).map { $0 * (unit.flatMap { units[$0] } ?? 1) }
        guard let number, (1...1e15).contains(number) else {
            let names = units.sorted { $0.value < $1.value }.map(\.key).joined(separator: ", ")
            throw ValidationError("\(option): expected a number of at least 1, with or without \(names), got \(text)")
        }
        return Int(number)
    }

    private func distillation() throws -> Distillation {
        guard let teacherTemperature else { return Distillation() }
        guard Distillation.temperatures.contains(teacherTemperature) else {
            let range = Distillation.temperatures
            throw ValidationError(
                "--teacher-temperature: expected \(range.lowerBound) to \(range.upperBound), got \(teacherTemperature)")
        }
        return Distillation(temperature: teacherTemperature)
    }

    private func gateCalibration() throws -> BundleCalibration {
        var calibration = BundleCalibration()
        if let risk {
            guard let asked = Promise.risk(fromWords: risk) else {
                throw ValidationError("--risk: expected \(Promise.riskWords), got \(risk)")
            }
            (calibration.promise.kind, calibration.promise.risk) = asked
            calibration.fixed.risk = asked.risk
        }
        if let changeRisk {
            guard let asked = Promise.changeRisk(fromWords: changeRisk) else {
                throw ValidationError("--change-risk: expected \(Promise.changeRiskWords), got \(changeRisk)")
            }
            calibration.promise.changeRisk = asked
        }
        calibration.fixed.foreignShare = foreignShare ?? calibration.fixed.foreignShare
        calibration.fixed.confidence = confidence ?? calibration.fixed.confidence
        calibration.streams.confidence = confidence ?? calibration.streams.confidence
        try named("--foreign-share, --confidence") { try calibration.check() }
        return calibration
    }

    /// A run may be taken up from another directory.
    private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardized.path }

    private func fullModel(_ defaults: DefaultRecipes) throws -> (TrainingPlan.Full, Preprocess) {
        guard let full, full.hasSuffix(".onnx") else {
            guard preprocess == nil else { throw ValidationError("--preprocess needs --full with an ONNX file") }
            return (.trained(try network("--full", full ?? defaults.full)), .none)
        }
        guard epochs == nil, encoder == nil else {
            throw ValidationError("--epochs and --encoder are for a full model that is trained, not for \(full)")
        }
        let codes = try chosenCodes()
        guard codes.followsLabel else {
            throw ValidationError(
                "--codes \(codes.rawValue) is for a full model that is trained: the hint of \(full) follows from its "
                    + "answer")
        }
        let imported = TrainingPlan.Full.imported(Self.absolute(full))
        guard let preprocess else { return (imported, .none) }
        let isInline = preprocess.drop(while: \.isWhitespace).hasPrefix("{")
        let bytes: Data
        do {
            bytes = isInline ? Data(preprocess.utf8) : try Data(contentsOf: URL(fileURLWithPath: preprocess))
        } catch {
            throw ValidationError(
                "--preprocess: expected JSON or a readable file, got \(preprocess): \(error.localizedDescription)")
        }
        return (imported, try Preprocess(parsing: [UInt8](bytes), file: "--preprocess"))
    }

    private func chosenCodes() throws -> CodeMethod {
        guard let codes else { return .clustering }
        if codes.hasSuffix(Self.json) { return .groups }
        guard let method = CodeMethod(rawValue: codes), method != .groups else {
            throw ValidationError(
                "--codes: expected clustering, mutual-information or a JSON file of groups of labels, got \(codes)")
        }
        return method
    }

    private func chosenPrecision() throws -> Precision {
        try known("--precision", precision) ?? .suited(to: device ?? "cpu")
    }

    /// One of a few names.
    private func known<Value>(
        _ option: String, _ text: String?
    ) throws -> Value? where Value: RawRepresentable<String> & CaseIterable {
        guard let text else { return nil }
        guard let value = Value(rawValue: text) else {
            let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("\(option): expected one of \(names), got \(text)")
        }
        return value
    }

    private func network(_ option: String, _ text: String) throws -> String {
        try named(option) { try NetworkSpecification(text) }.description
    }

    private func atLeastOne(_ option: String, _ value: Int?) throws -> Int? {
        guard value ?? 1 >= 1 else { throw ValidationError("\(option): expected at least 1, got \(value ?? 0)") }
        return value
    }

    private func named<Value>(_ option: String, _ make: () throws -> Value) throws -> Value {
        do {
            return try make()
        } catch {
            throw ValidationError("\(option): \(error)")
        }
    }
}
