import ArgumentParser
import CacheNetStreamRun

/// When frames come: each once the one before it is answered, or on a schedule.
struct ArrivalOptions: ParsableArguments {
    @Option(
        help: """
            Frames per second, which come whether those before them are answered or not; latency is then measured from \
            when a frame comes (default: each frame waits for the answer before it).
            """)
    var fps: Double?
    @Option(
        help: """
            Frames that may wait for the device, with --fps; one that finds them there is dropped, which counts as wrong \
            and as late (default: \(FrameSchedule.usualQueue)).
            """)
    var queue: Int?

    func validate() throws {
        guard queue == nil || fps != nil else {
            throw ValidationError(
                "--queue has no meaning without --fps: no frame comes before the last one is answered")
        }
        do { _ = try schedule() } catch { throw ValidationError("--\(error)") }
    }

    /// - Returns: `nil` where frames wait for answers.
    func schedule() throws(RunError) -> FrameSchedule? {
        guard let fps else { return nil }
        return try FrameSchedule(framesPerSecond: fps, queue: queue ?? FrameSchedule.usualQueue)
    }
}
