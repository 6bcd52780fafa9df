internal import CTorch

extension Tensor {
    /// The elements in row-major order under another shape, of which one dimension may be -1 for what is left; a view
    /// where the memory layout allows it.
    public func reshaped(_ shape: [Int]) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_reshape(handle, shape, shape.count) }
    }

    /// The dimensions `first` to `last` as one.
    public func flattened(from first: Int = 0, to last: Int = -1) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_flatten(handle, first, last) }
    }

    /// A view whose dimension i is this tensor's `order[i]`.
    public func permuted(_ order: [Int]) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_permute(handle, order, order.count) }
    }

    /// A view with two dimensions exchanged.
    public func transposed(_ first: Int = -2, _ second: Int = -1) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_transpose(handle, first, second) }
    }

    /// A view that repeats dimensions of size 1 up to `shape`.
    public func expanded(_ shape: [Int]) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_expand(handle, shape, shape.count) }
    }

    /// A view of the indices `range` of a dimension.
    public func narrowed(_ dimension: Int, _ range: Range<Int>) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_narrow(handle, dimension, range.lowerBound, range.count) }
    }

    /// A view of one index of a dimension, which goes.
    public func selected(_ dimension: Int, _ index: Int) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_select(handle, dimension, index) }
    }

    /// A copy of the given indices of a dimension.
    ///
    /// - Parameter indices: `int64` of rank 1.
    public func selected(_ dimension: Int, indices: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: (self, indices)) { ct_index_select(handle, dimension, indices.handle) }
    }

    /// For each element of `indices`, the element at that index of the dimension, such as a label's probability.
    ///
    /// - Parameter indices: `int64` of this tensor's rank.
    public func gathered(_ dimension: Int, indices: Tensor) throws(TorchError) -> Tensor {
        try Tensor(of: (self, indices)) { ct_gather(handle, dimension, indices.handle) }
    }

    /// A copy with dimensions back to front.
    public func flipped(_ dimensions: [Int]) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_flip(handle, dimensions, dimensions.count) }
    }

    /// Tensors one after the other along a dimension that they have.
    public static func concatenated(_ tensors: [Tensor], along dimension: Int = 0) throws(TorchError) -> Tensor {
        try Tensor(of: tensors) { ct_concatenate(tensors.map(\.handle), tensors.count, dimension) }
    }

    /// Tensors of one shape one after the other along a new dimension.
    public static func stacked(_ tensors: [Tensor], along dimension: Int = 0) throws(TorchError) -> Tensor {
        try Tensor(of: tensors) { ct_stack_tensors(tensors.map(\.handle), tensors.count, dimension) }
    }
}
