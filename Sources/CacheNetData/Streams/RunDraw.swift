internal import CacheNetCore

/// Draws runs of one label: from the label at hand a sequence each time, until the run ends with probability 1/D.
struct RunDraw: Sendable {
    /// Of each label, at least one with at least one record.
    private let sequences: [[Range<Int>]]
    /// 1/D.
    private let endProbability: Double
    private var labels: LabelDraw
    private var generator: SeededGenerator
    private var label: Int

    /// - Parameters:
    ///   - dwell: D, at least 1 and finite.
    ///   - labels: `nil` for all labels, each as likely as any other.
    init(dwell: Double, seed: UInt64, sequences: [[Range<Int>]], labels: LabelDraw?) {
        precondition(Self.isDwell(dwell), Self.message(dwell))
        self.sequences = sequences
        endProbability = 1 / dwell
        self.labels = labels ?? LabelDraw(of: sequences.count)
        generator = SeededGenerator(seed: seed)
        label = self.labels.next(using: &generator)
    }

    /// - Throws: ``DataError`` when `dwell` is outside its range.
    static func check(dwell: Double) throws(DataError) {
        guard isDwell(dwell) else { throw DataError(.invalidStream, message(dwell)) }
    }

    /// One of the label's sequences.
    mutating func nextSequence() -> Range<Int> {
        let choices = sequences[label]
        return choices[draw(below: choices.count)]
    }

    /// - Parameter bound: at least 1.
    mutating func draw(below bound: Int) -> Int { generator.draw(below: bound) }

    /// Whether the run ends, as chance has it.
    mutating func ends() -> Bool { generator.drawUnit() < endProbability }

    /// Counts one more sequence of the label, and says whether there may be one (``LabelDraw/goesOn()``).
    mutating func goesOn() -> Bool { labels.goesOn() }

    /// Another run begins.
    mutating func changeLabel() { label = labels.next(using: &generator) }

    private static func isDwell(_ dwell: Double) -> Bool { dwell.isFinite && dwell >= 1 }

    private static func message(_ dwell: Double) -> String {
        "dwell: expected a finite number of at least 1, got \(dwell)"
    }
}
