internal import CacheNetBundle
internal import CacheNetCore

extension BundleConfig {
    /// - Throws: ``BenchError`` when a source's frames are of another type or shape than the bundle's.
    func checkFrames(_ format: FrameFormat) throws(BenchError) {
        guard format == input.format else {
            throw BenchError(
                .invalidConfiguration,
                "expected frames of \(input.format) as the bundle has it, got \(format) (of pictures channels, height, "
                    + "width; of a folder, folder:DIR,size=WIDTHxHEIGHT sets them)")
        }
    }
}
