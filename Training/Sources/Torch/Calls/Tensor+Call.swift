internal import CTorch

extension Tensor {
    /// Calls any of libtorch's operators by its name, slower by half a microsecond than a method.
    ///
    /// ```swift
    /// let sums = try Tensor.call("aten::cumsum", [.tensor(values), .integer(0)])[0]
    /// ```
    ///
    /// - Parameters:
    ///   - name: with its namespace
    ///   - overload: such as `dim_IntList`; many operators have one without a name
    ///   - arguments: in the order of the operator's schema; those left out at the end have its defaults
    /// - Returns: the tensors that come out, lists among them taken apart, and numbers as tensors of rank 0.
    public static func call(
        _ name: String, overload: String = "", _ arguments: [Argument]
    ) throws(TorchError) -> [Tensor] {
        guard let stack = ct_create_stack() else { throw TorchError.latest() }
        defer { ct_release_stack(stack) }
        for argument in arguments {
            try TorchError.check(push(argument, to: stack))
        }
        try TorchError.check(ct_call(stack, name, overload))
        var results: [Tensor] = []
        for index in 0..<ct_result_count(stack) {
            let result = try Tensor(adopting: ct_take_result(stack, index))
            guard result.knownScalarType != nil else {
                let known = ScalarType.allCases.map(\.rawValue).joined(separator: ", ")
                throw TorchError(.operation, "\(name): expected a result of \(known), got another type")
            }
            results.append(result)
        }
        return results
    }

    private static func push(_ argument: Argument, to stack: OpaquePointer) -> Bool {
        withExtendedLifetime(argument) {
            switch argument {
            case .none: ct_push_none(stack)
            case .tensor(let value): ct_push_tensor(stack, value.handle)
            case .tensors(let values): ct_push_tensors(stack, values.map(\.handle), values.count)
            case .integer(let value): ct_push_integer(stack, value)
            case .integers(let values): ct_push_integers(stack, values, values.count)
            case .number(let value): ct_push_number(stack, value)
            case .numbers(let values): ct_push_numbers(stack, values, values.count)
            case .boolean(let value): ct_push_boolean(stack, value)
            case .text(let value): ct_push_text(stack, value)
            }
        }
    }
}
