import CacheNetCore

extension FrameSession.Step {
    var model: DeviceModel? {
        if case .run(let model) = self { model } else { nil }
    }

    var isEdge: Bool {
        if case .askEdge = self { true } else { false }
    }

    var deadline: Duration? {
        if case .askEdge(let deadline, _) = self { deadline } else { nil }
    }

    var answer: Answer? {
        if case .finish(let answer, _) = self { answer } else { nil }
    }

    var action: DeviceState.Action? {
        switch self {
        case .run: nil
        case .askEdge(_, let action), .finish(_, let action): action
        }
    }
}

extension ModelAnswer {
    static func sure(of label: Int) -> ModelAnswer {
        ModelAnswer(logits: (0..<3).map { $0 == label ? 9 : 0 })
    }

    static let unsure = ModelAnswer(logits: [0.1, 0, 0])
}
