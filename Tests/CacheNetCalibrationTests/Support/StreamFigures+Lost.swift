@testable import CacheNetCalibration

extension StreamFigures {
    /// Of a stream whose frames are all hits, some of them wrong.
    init(frames: Int, lost: Int) {
        self.init()
        self.frames = frames
        hits = frames
        falseHits = lost
    }
}
