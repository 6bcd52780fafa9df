internal import CTorch

/// Runs a closure in which libtorch casts the inputs of operations that gain from it, on this thread and for tensors of
/// one kind of device. Losses and normalisations still compute in `float32`.
///
/// In a function with typed throws the closure says what it throws, as in `{ () throws(TorchError) in ... }`.
///
/// - Parameter precision: with `.float32` nothing is cast.
public func autocast<Result, Failure>(
    to precision: Precision, on device: Device, _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
    let previous = ct_begin_autocast(device.handle.type, ScalarType.bfloat16.code, precision == .bfloat16)
    defer { ct_end_autocast(previous) }
    return try body()
}
