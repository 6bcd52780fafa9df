/// Where frames come from: a camera, a recording, pictures of a data set.
///
/// A conforming type says of what shape its frames are and which labels it knows, if any. Its iterator gives the frames
/// in order, may wait for each of them, and ends with `nil` or with an error: a camera that is unplugged, a file that
/// breaks off. After either it gives `nil`. `FrameSourceConformance` of `CacheNetTestKit` checks these rules.
///
/// ```swift
/// struct Camera: FrameSource {
///     let labels: [String]? = nil
///     let frameShape = [3, 224, 224]
///
///     func makeAsyncIterator() -> Iterator { ... }    // `next()` throws where there is no picture to be had
/// }
/// ```
public protocol FrameSource: AsyncSequence where Element == Frame {
    /// The names that ``Frame/label`` is an index into, each once; `nil` where nobody knows labels. They may be fewer
    /// or others than a bundle's, or in another order: ``LabelMatch`` finds them by name.
    var labels: [String]? { get }

    /// Of every frame, behind the 1 of the batch; of pictures channels, height, width.
    var frameShape: [Int] { get }

    /// Of every frame's elements; `uint8`, as pictures have it, where a source does not say.
    var frameType: ElementType { get }
}

extension FrameSource {
    /// `uint8`, as pictures have it.
    public var frameType: ElementType { .uint8 }

    /// Type and shape of every frame.
    public var frameFormat: FrameFormat { FrameFormat(elementType: frameType, shape: frameShape) }
}
