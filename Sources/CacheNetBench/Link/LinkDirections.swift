internal import NIOCore

/// Both directions of a link, which all its connections share. Lives on one event loop.
final class LinkDirections {
    let up: LinkDirection
    let down: LinkDirection

    /// - Parameter seed: of the jitter; the directions draw from different numbers.
    init(_ profile: LinkProfile, eventLoop: any EventLoop, seed: UInt64) {
        up = LinkDirection(
            eventLoop: eventLoop,
            shaper: LinkShaper(
                delay: profile.delay, jitter: profile.jitter, bitsPerSecond: profile.upRate, seed: seed))
        down = LinkDirection(
            eventLoop: eventLoop,
            shaper: LinkShaper(
                delay: profile.delay, jitter: profile.jitter, bitsPerSecond: profile.downRate, seed: ~seed))
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
