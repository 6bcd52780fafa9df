internal import CacheNetCore
internal import CacheNetProtocol

/// The frames of a batch's requests; those whose pictures cannot be read are told apart.
struct DecodedBatch {
    /// Those with frames, in their order.
    private(set) var requests: [ValidatedRequest] = []
    private var tensors: [Tensor] = []
    /// One for each request that came; `nil` for one with frames.
    private var failures: [InferenceError?] = []

    /// - Parameter format: of a frame.
    init(_ batch: [ValidatedRequest], format: FrameFormat) {
        for request in batch {
            do throws(InferenceError) {
                tensors.append(try request.frames.tensor(format))
                requests.append(request)
                failures.append(nil)
            } catch {
                failures.append(error)
            }
        }
    }

    /// All of them as one batch; `nil` where there are none.
    func frames() throws(InferenceError) -> Tensor? {
        tensors.isEmpty ? nil : try joined(tensors)
    }

    /// - Parameter answers: of ``requests``.
    /// - Returns: a result for each request that came.
    func results(_ answers: [InferenceResult]) -> [Result<InferenceResult, InferenceError>] {
        var rest = answers[...]
        return failures.map { failure in
            if let failure { return .failure(failure) }
            return rest.popFirst().map { .success($0) }
                ?? .failure(InferenceError(.internal, "a request got no answer"))
        }
    }
}
