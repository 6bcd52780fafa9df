/// Named tensors with a few texts beside them, as a file in the safetensors format
/// (https://github.com/huggingface/safetensors): 8 bytes that say how long a JSON header is, the header with the type,
/// shape and place of each tensor, and the elements in row-major order.
public struct SafeTensors {
    public var tensors: [String: Tensor]
    /// What the file says of itself; any keys.
    public var metadata: [String: String]

    public init(_ tensors: [String: Tensor], metadata: [String: String] = [:]) {
        self.tensors = tensors
        self.metadata = metadata
    }
}
