/// One walk of FVG: who walks, and what the walk is for.
struct FVGWalk {
    /// 1 (2017), 2 (2018) or 3 (2018, subjects of session 1 again).
    let session: Int
    /// 1 to 999, the same person in every session.
    let subject: Int
    /// 1 to 99 within the subject and the session.
    let number: Int

    init(session: Int, subject: Int, number: Int) {
        self.session = session
        self.subject = subject
        self.number = number
    }

    /// - Parameter name: `SSS_VV`, the subject and the number; `nil` for another.
    init?(session: Int, name: String) {
        let parts = name.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, let subject = Self.number(parts[0], digits: 3),
            let number = Self.number(parts[1], digits: 2)
        else { return nil }
        self.init(session: session, subject: subject, number: number)
    }

    /// Relative to the folder of a kind of pictures.
    var path: String { "session\(session)/\(subject.padded(to: 3))_\(number.padded(to: 2))" }

    /// Of twelve walks in a row three are for testing, two for calibration and seven for training; any seven in a row
    /// have all three. The numbers alone decide, so that a walk never changes its split, whatever is there beside it.
    ///
    /// FVG has three view angles and, in session 1, four conditions. The numbers of the test walks differ both modulo 3
    /// and modulo 4, so that, whichever of the two changes from walk to walk, no two test walks have it in common. Each
    /// subject and session begins at another number, so that every number comes into every split.
    var split: Split {
        switch (number + subject + session) % 12 {
        case 0, 5, 10: .test
        case 3, 8: .calibration
        default: .train
        }
    }

    private static func number(_ text: Substring, digits: Int) -> Int? {
        let zeroToNine = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard text.utf8.count == digits, text.utf8.allSatisfy({ zeroToNine.contains($0) }),
            let value = Int(text), value > 0
        else { return nil }
        return value
    }
}
