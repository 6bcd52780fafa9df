/// One picture, or another tensor, of a stream.
public struct Frame: Sendable, Equatable {
    /// Position in the stream, from 0.
    public let index: Int
    /// The data set's record that it shows; `nil` when it comes from elsewhere.
    public let record: Int?
    /// Index of the true label among its source's; `nil` when nobody knows it.
    public let label: Int?
    /// `[1] +` the shape of its source's frames. Pictures are `uint8`, `[1, channels, height, width]`; three channels are
    /// RGB, one is grey.
    public let pixels: Tensor
    /// When it is to be seen, from the stream's first frame on; `nil` where nobody knows.
    public let time: Duration?
    /// When its data had come, before they were decoded: of a camera or a stream, or of a file that is played as if it were
    /// one; `nil` where the frame waited for whoever asked for it.
    public let arrival: ContinuousClock.Instant?

    /// - Parameters:
    ///   - pixels: of a picture `uint8`, `[1, channels, height, width]`.
    ///   - time: from the stream's first frame on.
    ///   - arrival: before it was decoded.
    public init(
        index: Int, record: Int?, label: Int?, pixels: Tensor, time: Duration? = nil,
        arrival: ContinuousClock.Instant? = nil
    ) {
        self.index = index
        self.record = record
        self.label = label
        self.pixels = pixels
        self.time = time
        self.arrival = arrival
    }
}
