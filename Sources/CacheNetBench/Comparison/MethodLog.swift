internal import CacheNetCore
internal import CacheNetEmulation
internal import CacheNetRivals
internal import CacheNetStreamRun
internal import Foundation

/// What a method did, frame by frame.
struct MethodLog: Sendable {
    let kind: ComparedMethod
    /// `nil` for a frame that was dropped.
    private(set) var milliseconds: [Double?] = []
    private(set) var answers: [Int?] = []
    private(set) var origins: [Origin?] = []
    /// The device's model that answered, or the partition that was active.
    private(set) var models: [DeviceModel?] = []
    /// What the full model said, where it ran on the device.
    private(set) var full: [EdgeAnswer?] = []
    private(set) var labelled = 0
    private(set) var correct = 0
    private(set) var unanswered = 0
    /// Frames that found the queue full, and the most that waited at once; `nil` where none waits.
    private(set) var dropped: Int?
    private(set) var longestQueue: Int?
    /// Over its link; `nil` where nothing was measured.
    var traffic: LinkTraffic?
    /// What was computed during its turns.
    var work = Work()

    init(_ kind: ComparedMethod) {
        self.kind = kind
        traffic = LinkTraffic()
    }

    mutating func enter(_ answer: MethodAnswer, to frame: Frame, after latency: Duration) {
        enter(answer, to: frame, milliseconds: latency / .milliseconds(1))
    }

    /// A frame that nobody looked at.
    mutating func drop(_ frame: Frame) {
        enter(MethodAnswer(label: nil), to: frame, milliseconds: nil)
    }

    /// What became of a block's queue.
    mutating func enter(_ queue: FrameQueue) {
        dropped = (dropped ?? 0) + queue.dropped
        longestQueue = max(longestQueue ?? 0, queue.longest)
    }

    private mutating func enter(_ answer: MethodAnswer, to frame: Frame, milliseconds latency: Double?) {
        milliseconds.append(latency)
        answers.append(answer.label)
        origins.append(answer.origin)
        models.append(answer.model)
        full.append(answer.full)
        if answer.label == nil { unanswered += 1 }
        guard let label = frame.label else { return }
        labelled += 1
        if answer.label == label { correct += 1 }
    }

    /// Of the last frames, for a person who waits.
    var recentMean: String {
        let recent = milliseconds.suffix(MethodComparison.blockLength).compactMap(\.self)
        return recent.isEmpty ? "-" : String(format: "%.2f ms", recent.reduce(0, +) / Double(recent.count))
    }
}
