/// The dimensions of a tensor, outermost first; every dimension is at least 0 and their product fits an `Int`.
public struct TensorShape: Sendable, Hashable {
    /// Outermost first, each at least 0; none for a scalar.
    public let dimensions: [Int]

    /// The product of the dimensions; 1 for a scalar.
    public let elementCount: Int

    /// - Throws: ``TensorError`` when a dimension is negative or the product overflows.
    public init(_ dimensions: [Int]) throws(TensorError) {
        var count = 1
        for dimension in dimensions {
            guard dimension >= 0 else {
                throw TensorError(.invalidShape, "expected dimensions of at least 0, got \(dimensions)")
            }
            let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
            guard !overflow else {
                throw TensorError(.invalidShape, "the number of elements of shape \(dimensions) overflows")
            }
            count = product
        }
        self.dimensions = dimensions
        self.elementCount = count
    }
}
