public import CacheNetCore

/// What a device says of the frames of a source, one after the other.
///
/// A frame is taken once the answer before it was; so a source that cannot wait, such as a camera, has to keep the newest
/// frame. It ends with the source, with its error, or, where the task is cancelled, without one.
public struct DeviceAnswers<Source: AsyncSequence>: AsyncSequence where Source.Element == Frame {
    let device: Device
    let source: Source

    /// One pass over the source; no frame is taken before its answer is asked for.
    public func makeAsyncIterator() -> Iterator {
        Iterator(device: device, frames: source.makeAsyncIterator())
    }

    /// Takes a frame and gives its answer.
    public struct Iterator: AsyncIteratorProtocol {
        let device: Device
        var frames: Source.AsyncIterator

        /// - Throws: what the source throws, or ``DeviceError`` when a frame does not fit the device's bundle.
        public mutating func next() async throws -> Answer? {
            guard !Task.isCancelled, let frame = try await frames.next(isolation: #isolation) else { return nil }
            return try await device.infer(frame.pixels)
        }
    }
}

extension DeviceAnswers: Sendable where Source: Sendable {}

extension Device {
    /// Answers the frames of a camera, a recording or any other source, in their order.
    ///
    /// ```swift
    /// for try await answer in device.answers(to: camera) { show(answer.name, answer.probabilities) }
    /// ```
    public func answers<Source: AsyncSequence>(to source: Source) -> DeviceAnswers<Source>
    where Source.Element == Frame {
        DeviceAnswers(device: self, source: source)
    }
}
