internal import CacheNetCore

/// An input or output that this engine can bind: a known element type, batch first.
struct BatchPort: Sendable {
    /// No frame or answer comes near this; a model that claims more would only exhaust the memory.
    static let largestByteCount = 1 << 30

    let name: String
    let elementType: ElementType
    /// `nil` when any batch will do.
    let fixedBatch: Int?
    /// The dimensions after the batch; -1 stands for one that varies.
    let item: [Int]
    /// Whether the model says how large the output is.
    let isFixed: Bool

    init(_ port: ModelSignature.Port) throws(EngineError) {
        guard let elementType = port.elementType else {
            throw EngineError(
                .invalidModel, "expected elements that are whole numbers, float32 or float64, got \(port)")
        }
        guard port.shape.allSatisfy({ $0 != 0 }) else {
            throw EngineError(.invalidModel, "expected dimensions above 0, got \(port)")
        }
        name = port.name
        self.elementType = elementType
        fixedBatch = port.shape.first.flatMap { $0 > 0 ? $0 : nil }
        item = Array(port.shape.dropFirst())
        isFixed = !port.shape.isEmpty && item.allSatisfy { $0 > 0 }
        guard !isFixed || byteCount(batch: fixedBatch ?? 1) != nil else {
            throw EngineError(.invalidModel, "expected at most \(Self.largestByteCount) bytes, got \(port)")
        }
    }

    private init(_ port: BatchPort, item: [Int]) {
        name = port.name
        elementType = port.elementType
        fixedBatch = port.fixedBatch
        self.item = item
        isFixed = true
    }

    /// The same port for items of one shape.
    ///
    /// - Returns: `nil` when the port takes no such items.
    func fixed(to item: [Int]) -> BatchPort? {
        guard item.count == self.item.count, item.allSatisfy({ $0 > 0 }),
            zip(item, self.item).allSatisfy({ $1 < 0 || $0 == $1 })
        else { return nil }
        return BatchPort(self, item: item)
    }

    /// Only where the port is fixed.
    func shape(batch: Int) -> [Int] { [fixedBatch ?? batch] + item }

    /// `nil` when it is more than ``largestByteCount``.
    func byteCount(batch: Int) -> Int? {
        guard let elements = try? TensorShape(shape(batch: batch)).elementCount else { return nil }
        let (bytes, overflow) = elements.multipliedReportingOverflow(by: elementType.byteCount)
        return overflow || bytes > Self.largestByteCount ? nil : bytes
    }
}
