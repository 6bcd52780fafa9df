/// A value for an operator that is called by its name.
public enum Argument {
    case none
    case tensor(Tensor)
    case tensors([Tensor])
    /// A whole number; also libtorch's number of a scalar type.
    case integer(Int)
    case integers([Int])
    case number(Double)
    case numbers([Double])
    case boolean(Bool)
    case text(String)
}
