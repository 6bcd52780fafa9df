internal import CacheNetBundle
internal import CacheNetCore

extension DeviceConfiguration {
    /// How frames of a bundle go to the edge.
    ///
    /// - Throws: ``DeviceError`` when they were to be pictures and nothing makes these.
    func framePlan(for config: BundleConfig, hasEncoder: Bool) throws(DeviceError) -> FramePlan {
        switch frameEncoding {
        case .tensor: return .tensors
        case .jpeg(let quality):
            guard FrameEncoding.qualities.contains(quality) else {
                throw DeviceError(
                    .invalidConfiguration, "frameEncoding: expected a quality of 1 to 100, got \(quality)")
            }
            guard hasEncoder else {
                throw DeviceError(
                    .invalidConfiguration,
                    "frameEncoding: expected DeviceParts.pictureEncoder with \(frameEncoding), got none")
            }
        case .automatic:
            if mode == .synchronous || !hasEncoder { return .tensors }
        }
        return config.framePlan(for: frameEncoding)
    }
}
