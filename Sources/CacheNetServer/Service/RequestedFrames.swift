internal import CacheNetCore
internal import CacheNetMedia
internal import CacheNetProtocol

/// The frames of a request, as they came.
enum RequestedFrames: Sendable {
    /// `uint8`, `[batch, channels, height, width]`.
    case pixels(Tensor)
    /// JPEG or PNG files, one for each frame.
    case pictures([ArraySlice<UInt8>])

    var count: Int {
        switch self {
        case .pixels(let tensor): tensor.shape.first ?? 0
        case .pictures(let files): files.count
        }
    }

    /// Decodes pictures, which takes a while, and crops and scales them to the shape as data sets do.
    ///
    /// - Parameter shape: channels, height, width.
    /// - Returns: `uint8`, `[batch] + shape`.
    /// - Throws: ``InferenceError`` when a picture cannot be read, or cannot become such a frame.
    func tensor(shape: [Int]) throws(InferenceError) -> Tensor {
        switch self {
        case .pixels(let tensor): return tensor
        case .pictures(let files):
            guard shape.count == 3, shape[0] == 1 || shape[0] == 3 else {
                throw InferenceError(.invalidArgument, "expected frames \(shape) as UINT8, got pictures")
            }
            var frames: [Tensor] = []
            for (index, file) in files.enumerated() {
                do {
                    frames.append(try PictureFile.decode(Array(file), name: "picture \(index)").frame(shape: shape))
                } catch {
                    throw InferenceError(.invalidArgument, error.message)
                }
            }
            return try joined(frames)
        }
    }
}
