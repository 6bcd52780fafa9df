import CacheNetCore

/// What a gate is told, in short.
struct GateScript {
    static let full = ResidentModels(partitions: [0], hasFallback: true)
    static let none = ResidentModels(partitions: [])

    static func frame(_ pixels: Tensor? = nil, resident: ResidentModels = full) -> FrameContext {
        FrameContext(pixels: pixels, active: resident.partitions.first, resident: resident)
    }

    /// Of three labels, sure of one.
    static func model(_ label: Int, sureness: Float = 4) -> ModelAnswer {
        ModelAnswer(logits: (0..<3).map { $0 == label ? sureness : 0 })
    }

    static func edge(_ label: Int, sureness: Float = 6) -> EdgeAnswer {
        EdgeAnswer(logits: (0..<3).map { $0 == label ? sureness : 0 }, hint: nil)
    }

    /// A grey picture, `[1, 1, 8, 8]`.
    static func grey(_ value: UInt8) throws -> Tensor {
        try Tensor(elementType: .uint8, shape: [1, 1, 8, 8], bytes: [UInt8](repeating: value, count: 64))
    }
}

extension GateDecision {
    /// The label that the device answers; `nil` where it does not answer.
    var label: Int? {
        if case .answer(let answer) = self { answer.label } else { nil }
    }
}
