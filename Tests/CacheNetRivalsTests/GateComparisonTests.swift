import CacheNetCalibration
import CacheNetCore
import CacheNetData
import Testing

@testable import CacheNetRivals

struct GateComparisonTests {
    /// Two labels, a partition each. Partitions and the full model are right at home; the fallback model errs on a
    /// tenth.
    private static func streams(_ dwells: [Double] = [1, 10]) throws -> GateStreams {
        func logits(_ answer: Int, _ sureness: Float = 9) -> [Float] { answer == 0 ? [sureness, 0] : [0, sureness] }
        let labels = (0..<200).map { $0 % 2 }
        let right = labels.map { logits($0) }
        let outcomes = try ModelOutcomes(
            labels: labels, codes: labels, fullLogits: right, hints: labels,
            partitionLogits: (0..<2).map { id in labels.map { logits(id, $0 == id ? 9 : 0.1) } },
            fallbackLogits: labels.enumerated().map { logits($0 % 20 < 2 ? 1 - $1 : $1) },
            thumbnails: (0..<200).compactMap {
                FrameThumbnail(values: [UInt8($0)], of: FrameFormat(elementType: .uint8, shape: [1, 1, 1]))
            })
        return try GateStreams(
            StreamSettings.every(dwells, of: [.independent]),
            of: TemperedOutcomes(outcomes, temperatures: [1, 1]), filter: LabelFilter(labels: 2), groups: [[0], [1]],
            frames: 2000, seed: 3)
    }

    private static let gates = [
        ComparedGate("fallback only", FallbackOnlyGate()), ComparedGate("edge", EdgeOnlyGate()),
        ComparedGate(
            "fixed",
            RiskChoice(FixedGate(thresholds: [0.1, 0.1]), basis: .estimated, shortfall: "expected more, got less"),
            usesPartitions: true),
    ]

    private static func comparison(_ start: DeviceStart = .warm) throws -> GateComparison {
        GateComparison(gates + ComparedGate.fullModel(belief: nil), on: try streams(), start: start, promise: Promise())
    }

    @Test func whoeverKeepsTheRiskAndHasTheMostHitsIsOnTop() throws {
        let rows = try Self.comparison().rows
        #expect(
            rows.map(\.gate.name) == [
                "fixed", "edge", "fallback only", "oracle", "device-only", "device-only + filter", "edge-only",
                "edge-only + filter",
            ])
        #expect(rows[0].mean(\.loss).value == 0)
        #expect(rows[2].mean(\.hits).value == 1)
        #expect(rows[2].mean(\.loss).value > 0.05, "it is shown with what it loses")
    }

    @Test func theOracleHasTheRightPartition() throws {
        let rows = try Self.comparison().rows
        #expect(rows[3].mean(\.hits).value == 1)
        #expect(rows[0].scores[1].hits.value < 1)
    }

    @Test func theFullModelIsTheMeasure() throws {
        let rows = try Self.comparison().rows
        for row in rows.suffix(4) { #expect(row.mean(\.hits).value == (row.gate.name.hasPrefix("device") ? 1 : 0)) }
        #expect(rows[4].meanShare(\.accuracy) == 1)
    }

    @Test func aColdStartCostsTheFirstFrames() throws {
        func hits(_ start: DeviceStart) throws -> Double {
            try Self.comparison(start).rows.first { $0.gate.name == "fallback only" }?.scores[0].hits.value ?? 0
        }
        #expect(try hits(.warm) == 1)
        #expect(try hits(.cold) == 1 - 1.0 / 2000)
    }

    @Test func theTablesFitAPage() throws {
        let comparison = try Self.comparison()
        for text in [try comparison.table(), try comparison.byStream(), GateComparison.legend] {
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
        }
        #expect(try comparison.table().contains("fallback only"))
        #expect(try comparison.byStream().contains("independent 10"))
        #expect(try comparison.byStream().contains("full model's accuracy"))
        #expect(comparison.shortfalls == ["not certified: fixed\n    expected more, got less"])
    }

    @Test func theFileHasEveryFigure() throws {
        let comparison = try Self.comparison()
        let lines = GateComparison.csv(comparison.lines).split(separator: "\n")
        #expect(lines.count == 1 + 2 * comparison.rows.count)
        #expect(lines[0].hasPrefix("calibrated,kind,dwell,start,method,basis,frames,hits,hits_low,hits_high,loss,"))
        #expect(lines[0].hasSuffix(",worst_recall,false_hits,disagreement,accuracy,predicted_ms"))
        #expect(lines[1].hasPrefix("independent,independent,1,warm,fixed,estimated,2000,"))
    }

    @Test func allGatesAndRivalsAreCalibrated() throws {
        let outcomes = try Self.streams().outcomes
        let calibration = try RiskCalibration(
            outcomes, keeping: Promise(risk: 0.05),
            on: CalibrationStreams(confidence: 0.9, dwells: [5], streams: 2, framesPerStream: 300))
        var told: [String] = []
        let gates = try ComparedGate.calibrated(calibration, hasFallback: true) {
            told.append($0)
        }
        #expect(told == gates.prefix(9).map(\.name))
        #expect(
            gates.map { $0.name.replacing("no partitions", with: "partitions") } == [
                "belief", "belief, partitions", "fixed, agreement 1", "fixed, agreement 2", "reuse (pixels)",
                "reuse (logits)",
                "reuse + cascade", "cascade", "cascade + filter", "fallback only", "fallback only + filter",
                "fallback only + belief", "device-only", "device-only + filter", "device-only + belief", "edge-only",
                "edge-only + filter", "edge-only + belief",
            ])
        let without = try ComparedGate.calibrated(calibration, hasFallback: false)
        #expect(without.map(\.name).contains("reuse (pixels)"))
        #expect(!without.map(\.name).contains("cascade"))
    }
}
