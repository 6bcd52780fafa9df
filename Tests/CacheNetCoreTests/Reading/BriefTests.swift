import CacheNetCore
import Testing

@Suite struct BriefTests {
    @Test func longListsAreCutShort() {
        #expect(brief(["a", "b"]) == "a, b")
        #expect(brief((0..<1000).map { "\($0)" }, limit: 3) == "0, 1, 2 and 997 more")
        #expect(brief([]) == "")
    }

    @Test func theFirstLabelThatDiffersIsNamed() {
        #expect(labelDifference(bundle: ["cat", "dog"], source: ["cat", "dog"]) == nil)
        #expect(labelDifference(bundle: ["cat", "dog", "eel"], source: ["cat", "eel", "dog"]) == nil)
        let other = labelDifference(bundle: ["cat", "dog", "eel"], source: ["cat", "eel", "fox"])
        #expect(other?.hasSuffix("\"dog\" among them, got \"fox\"") == true)
        let labels = (0..<1000).map { "label \($0)" }
        let more = labelDifference(bundle: labels, source: ["cat"])
        #expect(more?.contains("1000 labels") == true && more?.contains("got 1 (cat)") == true)
        #expect((more?.utf8.count ?? 0) < 300)
        #expect(labelDifference(bundle: labels, source: [])?.hasSuffix("got pictures without labels") == true)
    }
}
