internal import CacheNetBundle
internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetData
internal import Synchronization

/// Which partition the edge server would name for each frame of a stream, and how far the stream has come.
///
/// A device does not ask about every frame, so a hint that is to come is a use that may come.
final class HintOracle: Sendable {
    /// Of each partition, the frames whose hint names it, ascending.
    private let uses: [PartitionID: [Int]]
    private let frame = Atomic(-1)

    /// - Parameter hints: one for each frame.
    init(hints: [PartitionID?]) {
        var uses: [PartitionID: [Int]] = [:]
        for (index, hint) in hints.enumerated() {
            if let hint { uses[hint, default: []].append(index) }
        }
        self.uses = uses
    }

    /// Asks the bundle's models about every picture of the stream once. Blocks.
    ///
    /// - Parameter engine: as fast as this machine, since no device does it.
    convenience init(_ source: DatasetFrames<[Int]>, bundle: Bundle, engine: any InferenceEngine) throws {
        let edge = try EdgeModels(bundle.description, engine: engine) { try bundle.read($0) }
        let preprocess = bundle.description.config.preprocess
        var known: [Int: PartitionID?] = [:]
        self.init(
            hints: try source.records.map { record in
                if let hint = known[record] { return hint }
                let hint = try edge.answer(preprocess.apply(to: source.dataset.pixels(of: record))).hint
                known.updateValue(hint, forKey: record)
                return hint
            })
    }

    /// The device is given that frame now.
    func reach(_ index: Int) {
        frame.store(index, ordering: .relaxed)
    }

    /// The next frame whose hint names a partition; `nil` where none does any more.
    func nextUse(of id: PartitionID) -> Int? {
        guard let frames = uses[id] else { return nil }
        let now = frame.load(ordering: .relaxed)
        var range = frames.startIndex..<frames.endIndex
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            range = frames[middle] > now ? range.lowerBound..<middle : middle + 1..<range.upperBound
        }
        return range.lowerBound < frames.endIndex ? frames[range.lowerBound] : nil
    }
}
