import CacheNetCore
import Testing

struct HintAgreementTests {
    @Test(arguments: [-3, 0, 1])
    func oneHintConfirms(required: Int) {
        var agreement = HintAgreement(required: required)
        #expect(agreement.required == 1)
        #expect(agreement.hint(2) == true)
        #expect(agreement.hint(2) == true)
    }

    @Test func twoEqualHintsInARowConfirm() {
        var agreement = HintAgreement(required: 2)
        let confirmed = [1, 1, 1, 1].map { agreement.hint($0) }
        #expect(confirmed == [false, true, false, true])
    }

    @Test func anotherHintStartsAtOne() {
        var agreement = HintAgreement(required: 2)
        let confirmed = [1, 2, 1, 2, 2].map { agreement.hint($0) }
        #expect(confirmed == [false, false, false, false, true])
    }

    @Test func aResetStartsAfresh() {
        var agreement = HintAgreement(required: 3)
        #expect(agreement.hint(1) == false)
        #expect(agreement.hint(1) == false)
        agreement.reset()
        let confirmed = [1, 1, 1].map { agreement.hint($0) }
        #expect(confirmed == [false, false, true])
    }
}
