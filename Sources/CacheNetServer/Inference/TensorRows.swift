internal import CacheNetCore
internal import CacheNetProtocol

/// The rows of a `float32` tensor `[batch, width]`.
func rows(of tensor: Tensor) throws(WireError) -> [[Float]] {
    guard tensor.shape.count == 2, tensor.shape[0] > 0, tensor.shape[1] > 0 else {
        throw WireError(.internal, "expected an answer of shape [batch, width], got \(tensor.shape)")
    }
    do {
        let values = try tensor.floats()
        let width = tensor.shape[1]
        return (0..<tensor.shape[0]).map { Array(values[$0 * width..<($0 + 1) * width]) }
    } catch {
        throw WireError(.internal, error.message)
    }
}

/// The opposite of ``rows(of:)``; the rows are of equal width.
func tensor(of rows: [[Float]]) throws(WireError) -> Tensor {
    do {
        return try Tensor(floats: Array(rows.joined()), shape: [rows.count, rows.first?.count ?? 0])
    } catch {
        throw WireError(.internal, error.message)
    }
}

/// One item of a batch, as a batch of 1.
func slice(_ batch: Tensor, _ item: Int) throws(WireError) -> Tensor {
    let count = max(batch.shape.first ?? 1, 1)
    let size = batch.bytes.count / count
    do {
        return try Tensor(
            elementType: batch.elementType, shape: [1] + batch.shape.dropFirst(),
            bytes: Array(batch.bytes[item * size..<(item + 1) * size]))
    } catch {
        throw WireError(.internal, error.message)
    }
}
