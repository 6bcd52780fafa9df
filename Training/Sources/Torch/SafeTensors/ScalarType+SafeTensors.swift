extension ScalarType {
    /// The format's name for it.
    var safeTensorsName: String {
        switch self {
        case .float32: "F32"
        case .float64: "F64"
        case .bfloat16: "BF16"
        case .uint8: "U8"
        case .int64: "I64"
        case .bool: "BOOL"
        }
    }

    init?(safeTensorsName name: String) {
        guard let type = ScalarType.allCases.first(where: { $0.safeTensorsName == name }) else { return nil }
        self = type
    }
}
