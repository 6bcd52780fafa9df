import CacheNetCore
import CacheNetVideo

extension FrameSource {
    /// Every frame, up to the end.
    func all() async throws -> [Frame] {
        var frames: [Frame] = []
        for try await frame in self { frames.append(frame) }
        return frames
    }

    /// Every frame up to an error, and the error.
    func untilError() async -> (frames: [Frame], error: VideoError?) {
        var frames: [Frame] = []
        do {
            for try await frame in self { frames.append(frame) }
            return (frames, nil)
        } catch {
            return (frames, error as? VideoError)
        }
    }
}
