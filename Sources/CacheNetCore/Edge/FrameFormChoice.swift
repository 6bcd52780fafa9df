/// Chooses between tensors and pictures by what exchanges with the edge took, from a frame in hand to its answer: making
/// the picture, the link and the edge's reading of it are all in it. What the models took is not, where the edge tells.
///
/// At first both forms are tried in turn. Then frames go as pictures while these are clearly quicker, and as tensors
/// otherwise; between both there is room, so that chance does not make it go to and fro. The other form is tried again
/// after 32 frames, after 64 more, and so on up to 1024, because on a slow link each try costs. A form that is taken again
/// is measured anew.
package struct FrameFormChoice: Sendable, Equatable {
    package enum Form: Sendable, Hashable { case tensor, picture }

    /// Pictures are taken below this share of the tensors' time when one was tried, and below that one at any time, as
    /// when the link has become slow. They are left above the last one.
    private static let (gain, largeGain, loss) = (0.8, 0.5, 0.95)
    private static let (firstPause, longestPause) = (32, 1024)

    private enum Rule: Equatable {
        case always(Form)
        case measured
    }

    private var rule: Rule
    private var current = Form.tensor
    private var last = Form.picture
    private var (tensors, pictures) = (RecentTimes(), RecentTimes())
    private var pause = firstPause
    private var untilTrial = firstPause

    package init(_ plan: FramePlan) {
        rule = plan.quality == nil ? .always(.tensor) : plan.isMeasured ? .measured : .always(.picture)
    }

    /// The form of the next frame.
    package mutating func next() -> Form {
        if case .always(let form) = rule { return form }
        last = form()
        return last
    }

    private mutating func form() -> Form {
        switch (tensors.median, pictures.median) {
        case (nil, nil): return last == .tensor ? .picture : .tensor
        case (nil, _): return .tensor
        case (_, nil): return .picture
        default: break
        }
        untilTrial -= 1
        guard untilTrial <= 0 else { return current }
        pause = min(2 * pause, Self.longestPause)
        untilTrial = pause
        return current == .tensor ? .picture : .tensor
    }

    /// - Parameter time: what the exchange took; of one that was given up, how long that was.
    package mutating func took(_ form: Form, _ time: Duration) {
        switch form {
        case .tensor: tensors.add(time)
        case .picture: pictures.add(time)
        }
        guard let tensor = tensors.median, let quickTensor = tensors.quickQuarter, let picture = pictures.median
        else { return }
        let gain = form == .picture ? Self.gain : Self.largeGain
        switch current {
        case .tensor where picture < quickTensor * gain: take(.picture)
        case .picture where picture > tensor * Self.loss: take(.tensor)
        default: break
        }
    }

    private mutating func take(_ form: Form) {
        current = form
        (pause, untilTrial) = (Self.firstPause, Self.firstPause)
        switch form {
        case .tensor: tensors.removeAll()
        case .picture: pictures.removeAll()
        }
    }

    /// No more pictures.
    package mutating func giveUpPictures() {
        rule = .always(.tensor)
    }
}
