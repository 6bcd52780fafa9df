internal import CacheNetCore

/// One pass over the rules; it notes each violated rule once.
struct FrameSourceRun {
    private let labels: [String]?
    private let format: FrameFormat
    /// How many came so far.
    private(set) var frames = 0
    private(set) var violations: [String] = []

    init(labels: [String]?, format: FrameFormat) {
        self.labels = labels
        self.format = format
    }

    private mutating func expect(_ condition: Bool, _ rule: String) {
        if !condition, !violations.contains(rule) { violations.append(rule) }
    }

    mutating func checkDescription() {
        expect(
            !format.shape.isEmpty && format.shape.allSatisfy { $0 >= 1 },
            "the frames' shape has dimensions of at least 1")
        guard let labels else { return }
        expect(!labels.isEmpty, "a source that knows no labels says nil")
        expect(Set(labels).count == labels.count, "each label is named once")
    }

    mutating func check(_ frame: Frame) {
        expect(frame.index == frames, "indices count frames from 0")
        expect(frame.pixels.elementType == format.elementType, "pixels have the frames' type")
        expect(frame.pixels.shape == format.batchShape, "pixels have the frames' shape, behind a 1")
        expect(frame.record.map { $0 >= 0 } ?? true, "a record is at least 0")
        if let label = frame.label {
            expect(labels != nil, "a source that knows no labels gives none")
            expect(labels.map { $0.indices.contains(label) } ?? true, "a label is an index into the labels")
        }
        frames += 1
    }

    mutating func checkAfterTheEnd(_ frame: Frame?) {
        expect(frames > 0, "there is at least one frame")
        expect(frame == nil, "after its end, or its error, a source gives nil")
    }

    mutating func checkUnchanged(labels: [String]?, format: FrameFormat) {
        expect(labels == self.labels && format == self.format, "labels, type and shape do not change")
    }
}
