internal import CacheNetCore

/// One sequence of a ``TrackDataset``: the views of a picture A and, with a transition, of a picture B.
struct Track: Sendable {
    /// Records of the data set whose pictures these are; B only with a transition.
    let pictures: [Int]
    /// Of each picture, in the order of its views.
    let poses: [[TrackPose]]
    /// Views of A before the transition begins.
    private let lead: Int
    private let transition: TrackTransition

    /// Frames that blend A into B.
    static let fadeLength = 4

    /// Parts of a frame: a picture's view and its weight. The weights sum to 1.
    typealias Part = (picture: Int, pose: TrackPose, weight: Double)

    /// - Parameters:
    ///   - pictures: one, or two where there is a transition.
    ///   - number: of the track.
    init(_ pictures: [Int], number: Int, settings: TrackSettings, shorterSide: Int) {
        var generator = SeededGenerator(for: settings.seed, TrackDataset.Use.length.rawValue, UInt64(number))
        let lead = settings.drawLength(using: &generator)
        let lengths =
            switch settings.transition {
            case .cut: [lead]
            case .fade: [lead + Self.fadeLength, Self.fadeLength + settings.drawLength(using: &generator)]
            case .return:
                [lead + settings.drawLength(using: &generator), settings.drawLength(using: &generator)]
            }
        self.pictures = pictures
        self.lead = lead
        transition = settings.transition
        poses = lengths.enumerated().map { index, length in
            var walk = TrackWalk(
                shorterSide: shorterSide,
                using: SeededGenerator(
                    for: settings.seed, TrackDataset.Use.walk.rawValue, UInt64(number), UInt64(index)))
            return (0..<length).map { _ in walk.next() }
        }
    }

    var count: Int {
        let views = poses.reduce(0) { $0 + $1.count }
        return transition == .fade ? views - Self.fadeLength : views
    }

    /// What a frame shows: one view, or two that are blended, the weightier one first.
    ///
    /// - Parameter position: of the frame, 0 up to `count`.
    func parts(at position: Int) -> [Part] {
        func part(_ index: Int, _ view: Int, _ weight: Double = 1) -> Part {
            (pictures[index], poses[index][view], weight)
        }
        guard position >= lead else { return [part(0, position)] }
        let since = position - lead
        switch transition {
        case .cut: return [part(0, position)]
        case .fade:
            guard since < Self.fadeLength else { return [part(1, since)] }
            let weight = Double(since + 1) / Double(Self.fadeLength + 1)
            let parts = [part(0, position, 1 - weight), part(1, since, weight)]
            return weight > 0.5 ? parts.reversed() : parts
        case .return:
            let away = poses[1].count
            return since < away ? [part(1, since)] : [part(0, position - away)]
        }
    }
}

extension TrackSettings {
    /// Geometrically distributed.
    fileprivate func drawLength(using generator: inout SeededGenerator) -> Int {
        var views = 1
        while generator.drawUnit() >= 1 / length, Double(views) < 8 * length { views += 1 }
        return views
    }
}
