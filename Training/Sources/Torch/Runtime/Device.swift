internal import CTorch

/// Where a tensor lies and its operations run.
public enum Device: Sendable, Hashable, CustomStringConvertible {
    case cpu
    /// A GPU, counted from 0.
    case cuda(Int)

    /// - Parameter text: `cpu`, `cuda` (the first GPU) or `cuda:INDEX`.
    public init(_ text: String) throws(TorchError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        switch (parts[0], parts.count > 1 ? Int(parts[1]) : 0) {
        case ("cpu", _) where parts.count == 1: self = .cpu
        case ("cuda", let index?) where index >= 0: self = .cuda(index)
        default:
            throw TorchError(.invalidArgument, "expected a device as cpu, cuda or cuda:INDEX, got \"\(text)\"")
        }
    }

    /// Whether tensors can lie here: the libtorch in use supports it, and the machine has it.
    public var isAvailable: Bool {
        switch self {
        case .cpu: TorchRuntime.version != nil
        case .cuda(let index): (0..<Int(ct_cuda_device_count())).contains(index)
        }
    }

    public var description: String {
        switch self {
        case .cpu: "cpu"
        case .cuda(let index): "cuda:\(index)"
        }
    }
}

extension Device {
    var handle: ct_device {
        switch self {
        case .cpu: ct_device(type: Int32(CT_CPU), index: 0)
        case .cuda(let index): ct_device(type: Int32(CT_CUDA), index: Int32(clamping: index))
        }
    }

    init(_ handle: ct_device) {
        self = handle.type == Int32(CT_CUDA) ? .cuda(Int(handle.index)) : .cpu
    }
}
