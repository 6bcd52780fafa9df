public import CacheNetCore
internal import CacheNetWalkers

/// Silhouettes of people who walk towards a camera, drawn by computation: subject identification without any files.
///
/// A label is a subject, a record a frame, a sequence a walk. Of every six walks of a subject the first is in the test
/// split, the second in the calibration split, the others in the training split, so no two splits share a walk.
/// Frames are drawn when asked for and are the same, bit for bit, on every platform.
public struct WalkersDataset: Dataset {
    /// Consecutive frames are this close in time.
    public static let framesPerSecond = 15

    /// Who walks, how often and how long, over all splits.
    public let parameters: WalkersParameters
    /// Which walks of each subject there are.
    public let split: Split
    /// `subject-001` and so on, with as many digits as the last needs, at least three.
    public let labels: [String]
    /// One channel of 64 x 64 pixels.
    public let frameShape = [1, Silhouette.side, Silhouette.side]
    /// The numbers of each subject's walks in this split, ascending.
    private let walks: [Int]

    /// Nothing is drawn yet. There is at least one walk of each subject in every split.
    public init(_ parameters: WalkersParameters, split: Split) {
        self.parameters = parameters
        self.split = split
        let width = max(3, String(parameters.subjects).count)
        labels = (1...parameters.subjects).map { "subject-" + $0.padded(to: width) }
        walks = (0..<parameters.walks).filter { Self.split(ofWalk: $0) == split }
    }

    /// Frames of all walks of the split.
    public var count: Int { parameters.subjects * walks.count * parameters.frames }

    /// The subject's index: records come subject by subject, walk by walk. Never `nil`.
    public func label(of record: Int) -> Int? {
        record / (walks.count * parameters.frames)
    }

    /// Draws the frame: `uint8`, `[1, 1, 64, 64]`, 255 where the walker surely is and 0 where not.
    ///
    /// - Precondition: `record` is 0 up to `count`.
    public func pixels(of record: Int) -> Tensor {
        precondition(record >= 0 && record < count, "expected a record of 0 to \(count - 1), got \(record)")
        let (walk, frame) = record.quotientAndRemainder(dividingBy: parameters.frames)
        let (subject, position) = walk.quotientAndRemainder(dividingBy: walks.count)
        let silhouette = Silhouette(
            of: Walk(seed: parameters.seed, subject: subject, number: walks[position]),
            at: Float(frame) / Float(Self.framesPerSecond))
        do {
            return try Tensor(elementType: .uint8, shape: [1] + frameShape, bytes: silhouette.bytes)
        } catch {
            preconditionFailure("a silhouette is one picture of shape \(frameShape): \(error)")
        }
    }

    /// Each walk, of as many frames as the parameters say.
    public var sequences: [Range<Int>]? {
        stride(from: 0, to: count, by: parameters.frames).map { $0..<$0 + parameters.frames }
    }

    private static func split(ofWalk number: Int) -> Split {
        switch number % 6 {
        case 0: .test
        case 1: .calibration
        default: .train
        }
    }
}
