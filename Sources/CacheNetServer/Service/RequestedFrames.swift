internal import CacheNetCore
internal import CacheNetMedia
internal import CacheNetProtocol

/// The frames of a request, as they came.
enum RequestedFrames: Sendable {
    /// Of the model's type, `[batch] +` a frame's shape.
    case tensor(Tensor)
    /// JPEG or PNG files, one for each frame.
    case pictures([ArraySlice<UInt8>])

    var count: Int {
        switch self {
        case .tensor(let tensor): tensor.shape.first ?? 0
        case .pictures(let files): files.count
        }
    }

    /// Decodes pictures, which takes a while, and crops and scales them to the shape as data sets do.
    ///
    /// - Returns: `[batch] +` the format's shape.
    /// - Throws: ``InferenceError`` when a picture cannot be read, or cannot become such a frame.
    func tensor(_ format: FrameFormat) throws(InferenceError) -> Tensor {
        switch self {
        case .tensor(let tensor): return tensor
        case .pictures(let files):
            guard format.isPicture else {
                throw InferenceError(.invalidArgument, "expected frames of \(format), got pictures")
            }
            var frames: [Tensor] = []
            for (index, file) in files.enumerated() {
                do {
                    frames.append(
                        try PictureFile.decode(Array(file), name: "picture \(index)").frame(shape: format.shape))
                } catch {
                    throw InferenceError(.invalidArgument, error.message)
                }
            }
            return try joined(frames)
        }
    }
}
