import ArgumentParser
import CacheNetData

/// Which pictures become tracks, and how long those are.
struct TrackOptions: ParsableArguments {
    @Option(
        help: """
            Of tracks: the mean number of views of a picture, 1 to 1000; a track has 1 to 8 times as many (default: 16).
            """)
    var trackLength: Double?
    @Option(
        help: "Of tracks: how many pictures become one, fewer where the source has fewer (default: 2400).")
    var tracks: Int?
    @Option(
        help: """
            Of tracks: cut (one picture each), fade (then four frames that blend it into another one, and that), \
            return (another one, and the first again) (default: cut).
            """,
        transform: TrackTransitionArgument.parsed)
    var trackTransition: TrackTransitionArgument?

    func validate() throws {
        do throws(DataError) {
            try settings(seed: 1).check()
        } catch {
            throw ValidationError("--\(error)")
        }
    }

    /// - Parameter seed: the same seed gives the same tracks.
    func settings(seed: UInt64) -> TrackSettings {
        var settings = TrackSettings(seed: seed)
        settings.length = trackLength ?? settings.length
        settings.count = tracks ?? settings.count
        settings.transition = trackTransition?.transition ?? settings.transition
        return settings
    }

    /// The options that were given, as they are spelt.
    var given: [String] {
        [
            trackLength.map { _ in "--track-length" }, tracks.map { _ in "--tracks" },
            trackTransition.map { _ in "--track-transition" },
        ].compactMap(\.self)
    }

    /// - Parameter kinds: of the streams that are asked for.
    /// - Throws: `ValidationError` where an option was given that none of them has a use for.
    func check(for kinds: [StreamKind]) throws {
        guard let option = given.first, !kinds.contains(.tracks) else { return }
        throw ValidationError(
            "\(option): expected --stream-kind tracks, got \(kinds.map(\.rawValue).joined(separator: ","))")
    }
}
