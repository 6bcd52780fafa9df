internal import CTorch

/// An array of numbers of any rank in libtorch's memory, and a node of what `backward()` follows.
///
/// It is a reference: what changes a tensor in place changes it for all who hold it, and a view (`reshaped`, `narrowed`,
/// `transposed` and their like) shares the elements of what it views. Dimensions count from 0, or from the last with
/// -1, -2 and so on. Not `Sendable`, because in-place changes and recorded gradients are not synchronised.
///
/// ```swift
/// let weight = try Tensor.zeros([10, 3]).setRequiresGradient()
/// let loss = try images.linear(weight: weight).crossEntropy(labels)
/// try loss.backward()
/// ```
public final class Tensor {
    let handle: OpaquePointer

    /// Takes over the reference that a function of the C interface gave.
    init(adopting handle: OpaquePointer?) throws(TorchError) {
        guard let handle else { throw TorchError.latest() }
        self.handle = handle
    }

    /// Takes over the reference that a function of the C interface gives.
    ///
    /// - Parameter tensors: those whose handles the call uses, kept alive until it returns. Without this the compiler
    ///   may release a tensor as soon as its handle has been read.
    convenience init<Tensors>(of tensors: Tensors, _ call: () -> OpaquePointer?) throws(TorchError) {
        try self.init(adopting: withExtendedLifetime(tensors) { call() })
    }

    deinit {
        ct_release(handle)
    }
}

@available(*, unavailable)
extension Tensor: Sendable {}
