internal import CacheNetCore

/// An input or output that this engine can bind: a known element type, batch first, the other dimensions fixed.
struct BatchPort: Sendable {
    /// No frame or answer comes near this; a model that claims more would only exhaust the memory.
    static let largestByteCount = 1 << 30

    let name: String
    let elementType: ElementType
    /// `nil` when any batch will do.
    let fixedBatch: Int?
    /// The dimensions after the batch.
    let item: [Int]

    init(_ port: ModelSignature.Port) throws(EngineError) {
        guard let elementType = port.elementType else {
            throw EngineError(.invalidModel, "expected elements of type uint8 or float32, got \(port)")
        }
        guard let batch = port.shape.first else {
            throw EngineError(.invalidModel, "expected a batch as the first dimension, got \(port)")
        }
        let item = Array(port.shape.dropFirst())
        guard batch != 0, item.allSatisfy({ $0 > 0 }) else {
            throw EngineError(.invalidModel, "expected fixed dimensions after the batch, got \(port)")
        }
        name = port.name
        self.elementType = elementType
        fixedBatch = batch > 0 ? batch : nil
        self.item = item
        guard byteCount(batch: fixedBatch ?? 1) != nil else {
            throw EngineError(.invalidModel, "expected at most \(Self.largestByteCount) bytes, got \(port)")
        }
    }

    func shape(batch: Int) -> [Int] { [fixedBatch ?? batch] + item }

    /// `nil` when it is more than ``largestByteCount``.
    func byteCount(batch: Int) -> Int? {
        guard let elements = try? TensorShape(shape(batch: batch)).elementCount else { return nil }
        let (bytes, overflow) = elements.multipliedReportingOverflow(by: elementType.byteCount)
        return overflow || bytes > Self.largestByteCount ? nil : bytes
    }
}
