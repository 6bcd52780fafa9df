import CacheNetCore
import Testing

struct FrameFormChoiceTests {
    private static let measured = FramePlan(quality: 90, isMeasured: true)

    /// What a choice does with a link, frame by frame.
    ///
    /// - Parameter milliseconds: of a frame in a form.
    private static func forms(
        _ choice: inout FrameFormChoice, frames: Int, milliseconds: (FrameFormChoice.Form) -> Double
    ) -> [FrameFormChoice.Form] {
        (0..<frames).map { _ in
            let form = choice.next()
            choice.took(form, .milliseconds(milliseconds(form)))
            return form
        }
    }

    private static func changes(_ forms: [FrameFormChoice.Form]) -> Int {
        zip(forms, forms.dropFirst()).count(where: !=)
    }

    @Test func whatIsAskedForIsDone() {
        var tensors = FrameFormChoice(.tensors)
        var pictures = FrameFormChoice(FramePlan(quality: 90))
        for _ in 0..<100 {
            #expect(tensors.next() == .tensor && pictures.next() == .picture)
            pictures.took(.picture, .seconds(9))
            tensors.took(.tensor, .seconds(9))
        }
    }

    @Test func bothAreTriedAndTheQuickerIsTaken() {
        var choice = FrameFormChoice(Self.measured)
        let slow = Self.forms(&choice, frames: 50) { $0 == .tensor ? 240 : 40 }
        #expect(slow.prefix(6) == [.tensor, .picture, .tensor, .picture, .tensor, .picture])
        #expect(slow.dropFirst(6).count { $0 == .tensor } == 1, "one trial")
        choice = FrameFormChoice(Self.measured)
        let quick = Self.forms(&choice, frames: 40) { $0 == .tensor ? 1 : 2 }
        #expect(quick.dropFirst(6).count { $0 == .picture } == 1, "one trial")
    }

    /// A tensor is the better question, so a picture has to be clearly quicker.
    @Test func hardlyQuickerIsNotEnough() {
        var choice = FrameFormChoice(Self.measured)
        let forms = Self.forms(&choice, frames: 2000) { $0 == .tensor ? 10 : 8.5 }
        #expect(forms.dropFirst(6).count { $0 == .picture } <= 6, "trials")
    }

    @Test(arguments: [1 as UInt64, 2, 3])
    func chanceDoesNotMakeItGoToAndFro(_ seed: UInt64) {
        var generator = Numbers(seed: seed)
        var choice = FrameFormChoice(Self.measured)
        let forms = Self.forms(&choice, frames: 2000) { _ in Double.random(in: 9...11, using: &generator) }
        #expect(Self.changes(forms) <= 20, "\(Self.changes(forms)) changes, trials included")
    }

    /// A busy machine: most exchanges are quick, some take ten times as long.
    @Test(arguments: [1 as UInt64, 2, 3, 4, 5])
    func neitherDoLongTails(_ seed: UInt64) {
        var generator = Numbers(seed: seed)
        var choice = FrameFormChoice(Self.measured)
        let forms = Self.forms(&choice, frames: 1000) { _ in
            let rest = Double.random(in: 0..<1, using: &generator)
            return 2 + 1 / (0.05 + rest * rest)
        }
        // Two changes for each trial, of which there are at most 20 in three stays with a form.
        #expect(Self.changes(forms) <= 40, "\(Self.changes(forms)) changes, trials included")
    }

    @Test func aLinkThatGetsSlowerIsFoundOut() {
        var choice = FrameFormChoice(Self.measured)
        _ = Self.forms(&choice, frames: 100) { $0 == .tensor ? 1 : 2 }
        let slow = Self.forms(&choice, frames: 40) { $0 == .tensor ? 240 : 40 }
        #expect(slow.dropFirst(6).count { $0 == .tensor } <= 1, "trials")
    }

    @Test func aLinkThatGetsQuickerIsFoundOut() {
        var choice = FrameFormChoice(Self.measured)
        _ = Self.forms(&choice, frames: 20) { $0 == .tensor ? 240 : 40 }
        let quick = Self.forms(&choice, frames: 600) { $0 == .tensor ? 1 : 2 }
        #expect(quick.suffix(100).count { $0 == .tensor } >= 98)
    }

    /// On a slow link each trial costs, so there are ever fewer.
    @Test func trialsBecomeRare() {
        var choice = FrameFormChoice(Self.measured)
        let forms = Self.forms(&choice, frames: 4000) { $0 == .tensor ? 240 : 40 }
        #expect(forms.dropFirst(6).count { $0 == .tensor } <= 8)
    }

    @Test func givenUpIsGivenUp() {
        var choice = FrameFormChoice(FramePlan(quality: 90))
        #expect(choice.next() == .picture)
        choice.giveUpPictures()
        #expect((0..<100).allSatisfy { _ in choice.next() == .tensor })
    }
}
