internal import CacheNetCore

/// Sequences that come once each before any comes again, in an order that is drawn for each pass.
struct SequenceDeck: Sendable {
    /// Those before `position` have come in this pass.
    private var sequences: [Range<Int>]
    private var position = 0

    /// - Parameter sequences: at least one.
    init(_ sequences: [Range<Int>]) {
        self.sequences = sequences
    }

    mutating func next(using generator: inout SeededGenerator) -> Range<Int> {
        if position == sequences.count { position = 0 }
        sequences.swapAt(position, position + generator.draw(below: sequences.count - position))
        defer { position += 1 }
        return sequences[position]
    }
}
