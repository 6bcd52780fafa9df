import ArgumentParser
import CacheNetCore
import CacheNetVideo
import Logging

struct VideoOptions: ParsableArguments {
    enum Fit: String, CaseIterable, ExpressibleByArgument { case crop, stretch }
    enum Pace: String, CaseIterable, ExpressibleByArgument {
        case automatic, every
        case realTime = "real-time"
    }
    enum Transport: String, CaseIterable, ExpressibleByArgument { case tcp, udp }

    @Option(help: "How a picture of a video gets the shape that the models take: its centre, or all of it squeezed.")
    var fit = Fit.crop
    @Option(
        help: """
            Which frames of a video are shown: every one, those of now as at its own speed (real-time), or every one of a \
            file and the newest one of a camera or stream (automatic).
            """)
    var pace = Pace.automatic
    @Option(help: "What RTSP sends pictures over.")
    var rtspTransport = Transport.tcp

    /// The options that were given, as they are spelt.
    var given: [String] {
        (fit == .crop ? [] : ["--fit"]) + (pace == .automatic ? [] : ["--pace"])
            + (rtspTransport == .tcp ? [] : ["--rtsp-transport"])
    }

    /// - Parameter shape: of the frames: channels, height, width.
    /// - Throws: `VideoError` for a shape that no video has.
    func source(_ location: String, shape: [Int], logger: Logger) throws -> VideoSource {
        var options = VideoSource.Options()
        options.fit = fit == .crop ? .crop : .stretch
        options.transport = rtspTransport == .tcp ? .tcp : .udp
        options.pace =
            switch pace {
            case .automatic: .automatic
            case .every: .everyFrame
            case .realTime: .realTime
            }
        return try VideoSource(location, shape: shape, options: options) { logger.notice("\($0)") }
    }
}
