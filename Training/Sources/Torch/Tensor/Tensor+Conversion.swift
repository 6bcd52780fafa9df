internal import CTorch

extension Tensor {
    /// The elements as another type; this tensor itself when it has that type.
    public func converted(to type: ScalarType) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_to_type(handle, type.code) }
    }

    /// The elements on another device; the same elements when they are there.
    public func moved(to device: Device) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_to_device(handle, device.handle) }
    }

    /// The elements in row-major order without gaps, copied only where they lie otherwise.
    ///
    /// - Parameter channelsLast: for [B, C, H, W] the channels of a pixel side by side, which makes convolutions faster.
    ///   The shape stays.
    public func contiguous(channelsLast: Bool = false) throws(TorchError) -> Tensor {
        try Tensor(of: self) { ct_contiguous(handle, channelsLast) }
    }
}
