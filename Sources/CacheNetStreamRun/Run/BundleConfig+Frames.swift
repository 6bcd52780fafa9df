package import CacheNetBundle
package import CacheNetCore

extension BundleConfig {
    /// - Throws: ``RunError`` when a source's frames are of another type or shape than the bundle's.
    package func checkFrames(_ format: FrameFormat) throws(RunError) {
        guard format == input.format else {
            throw RunError(
                .invalidConfiguration,
                "expected frames of \(input.format) as the bundle has it, got \(format) (of pictures channels, height, "
                    + "width; of a folder, folder:DIR,size=WIDTHxHEIGHT sets them)")
        }
    }
}
