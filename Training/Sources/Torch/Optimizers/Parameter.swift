/// A tensor that training changes, under a name.
public struct Parameter {
    /// Unique within an optimiser, where it names what belongs to the parameter in its state.
    public let name: String
    public let tensor: Tensor

    public init(_ name: String, _ tensor: Tensor) {
        self.name = name
        self.tensor = tensor
    }
}
