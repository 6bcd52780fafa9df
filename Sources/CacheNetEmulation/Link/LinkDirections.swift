internal import CacheNetCalibration
internal import NIOCore

/// Both directions of a link, which all its connections share. Lives on one event loop.
final class LinkDirections {
    let up: LinkDirection
    let down: LinkDirection

    /// - Parameter seed: of the jitter, for which the directions draw from different numbers, and of the stalls, which
    ///   are the same for both.
    init(_ profile: LinkProfile, eventLoop: any EventLoop, seed: UInt64) {
        let gaps = LinkGaps(outage: profile.outage, stalls: profile.stalls, seed: seed)
        up = LinkDirection(
            eventLoop: eventLoop,
            shaper: LinkShaper(
                delay: profile.delay, jitter: profile.jitter, bitsPerSecond: profile.upRate, gaps: gaps, seed: seed))
        down = LinkDirection(
            eventLoop: eventLoop,
            shaper: LinkShaper(
                delay: profile.delay, jitter: profile.jitter, bitsPerSecond: profile.downRate, gaps: gaps, seed: ~seed))
    }

    func pause() {
        up.pause()
        down.pause()
    }

    func resume() {
        up.resume()
        down.resume()
    }

    func stop() {
        up.stop()
        down.stop()
    }
}
