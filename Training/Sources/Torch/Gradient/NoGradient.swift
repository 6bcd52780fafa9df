internal import CTorch

/// Runs a closure in which nothing is recorded for gradients on this thread.
///
/// In a function with typed throws the closure says what it throws, as in `{ () throws(TorchError) in ... }`.
public func noGradient<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    let previous = ct_set_gradient_mode(false)
    defer { ct_set_gradient_mode(previous) }
    return try body()
}
