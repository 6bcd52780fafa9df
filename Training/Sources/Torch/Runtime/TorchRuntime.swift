internal import CTorch

/// libtorch as a whole.
public enum TorchRuntime {
    /// libtorch's version, such as "2.13.0"; `nil` when this program was built without it.
    public static var version: String? { ct_version().map { String(cString: $0) } }

    /// How many threads an operation on the CPU may use; 0 without libtorch.
    public static var threadCount: Int { Int(ct_thread_count()) }

    /// To be called before the first operation: a thread that has run one may keep what it had.
    ///
    /// - Parameter count: at least 1. Two threads are slower than one by far when another process wants their cores,
    ///   unless the environment says `OMP_WAIT_POLICY=passive` when the process starts.
    public static func setThreadCount(_ count: Int) throws(TorchError) {
        try TorchError.check(ct_set_thread_count(Int32(clamping: count)))
    }

    /// Waits until a device has done what was asked of it, for measuring times; the CPU is never behind.
    public static func synchronize(_ device: Device) throws(TorchError) {
        try TorchError.check(ct_synchronize(device.handle))
    }
}
