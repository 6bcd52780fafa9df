import ArgumentParser
import CacheNetBundle
import CacheNetCore

/// How a device sends frames to the edge.
struct FrameEncodingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            How frames go to the edge: tensor (as they are), jpeg or jpeg:QUALITY (1 to 100; 90 if left out), or auto \
            (whichever is quicker by what exchanges took; JPEG only where the bundle has measured that at most 1% of the \
            full model's answers change, or another share as in auto:0.02; see calibrate-pictures) (default: auto).
            """, valueName: "format"),
        transform: FrameEncodingArgument.parsed)
    var framesAs: FrameEncodingArgument?

    var encoding: FrameEncoding { framesAs?.encoding ?? .automatic() }

    /// Why what was asked for cannot be; `nil` where it can.
    ///
    /// - Parameter isSynchronous: whether a run has to repeat exactly.
    func note(for config: BundleConfig, isSynchronous: Bool = false) -> String? {
        guard case .automatic? = framesAs?.encoding else { return nil }
        if isSynchronous {
            return "--frames-as auto: frames go as tensors, as what is quicker would not repeat exactly"
        }
        guard config.pictures.isEmpty else { return nil }
        return "--frames-as auto: frames go as tensors, as bundle \(config.name) does not say what pictures cost; "
            + "cachenet calibrate-pictures measures that"
    }
}
