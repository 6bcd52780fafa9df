internal import CTorch

extension Tensor {
    public var rank: Int { withExtendedLifetime(self) { ct_rank(handle) } }

    public var shape: [Int] {
        withExtendedLifetime(self) { (0..<ct_rank(handle)).map { ct_size(handle, $0) } }
    }

    public var elementCount: Int { withExtendedLifetime(self) { ct_element_count(handle) } }

    public var scalarType: ScalarType {
        guard let type = knownScalarType else {
            // Tensors come from the factories here or from `call`, which refuses other types.
            preconditionFailure("expected a known scalar type")
        }
        return type
    }

    /// `nil` for a type of libtorch's that is none of `ScalarType`.
    var knownScalarType: ScalarType? {
        ScalarType(code: withExtendedLifetime(self) { ct_scalar_type(handle) })
    }

    public var device: Device { Device(withExtendedLifetime(self) { ct_tensor_device(handle) }) }

    /// Whether the elements lie in row-major order without gaps, or, for `channelsLast`, a rank of 4 [B, C, H, W] with
    /// the channels of a pixel side by side.
    public func isContiguous(channelsLast: Bool = false) -> Bool {
        withExtendedLifetime(self) { ct_is_contiguous(handle, channelsLast) }
    }
}

extension Tensor: CustomStringConvertible {
    /// The type, shape and device, not the elements.
    public var description: String { "\(scalarType)\(shape) on \(device)" }
}
