internal import CacheNetCore
internal import CacheNetProtocol

/// The rows of a `float32` tensor `[batch, width]`.
func rows(of tensor: Tensor) throws(InferenceError) -> [[Float]] {
    guard tensor.shape.count == 2, tensor.shape[0] > 0, tensor.shape[1] > 0 else {
        throw InferenceError(.internal, "expected an answer of shape [batch, width], got \(tensor.shape)")
    }
    do {
        let values = try tensor.floats()
        let width = tensor.shape[1]
        return (0..<tensor.shape[0]).map { Array(values[$0 * width..<($0 + 1) * width]) }
    } catch {
        throw InferenceError(.internal, error.message)
    }
}

/// The opposite of ``rows(of:)``; the rows are of equal width.
func tensor(of rows: [[Float]]) throws(InferenceError) -> Tensor {
    do {
        return try Tensor(floats: Array(rows.joined()), shape: [rows.count, rows.first?.count ?? 0])
    } catch {
        throw InferenceError(.internal, error.message)
    }
}

/// Some items of a batch.
func slice(_ batch: Tensor, _ items: Range<Int>) throws(InferenceError) -> Tensor {
    let count = max(batch.shape.first ?? 1, 1)
    guard items != 0..<count else { return batch }
    let size = batch.bytes.count / count
    do {
        return try Tensor(
            elementType: batch.elementType, shape: [items.count] + batch.shape.dropFirst(),
            bytes: Array(batch.bytes[items.lowerBound * size..<items.upperBound * size]))
    } catch {
        throw InferenceError(.internal, error.message)
    }
}

/// Batches of frames of one shape and type, one after the other.
func joined(_ batches: [Tensor]) throws(InferenceError) -> Tensor {
    guard let first = batches.first else { throw InferenceError(.internal, "expected frames, got none") }
    guard batches.count > 1 else { return first }
    do {
        return try Tensor(
            elementType: first.elementType,
            shape: [batches.reduce(0) { $0 + ($1.shape.first ?? 0) }] + first.shape.dropFirst(),
            bytes: Array(batches.map(\.bytes).joined()))
    } catch {
        throw InferenceError(.internal, error.message)
    }
}
