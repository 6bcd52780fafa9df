import CacheNetCore
import Testing

struct LabelMatchTests {
    private static let bundle = ["cat", "dog", "eel"]

    @Test func labelsAreFoundByNameInAnyOrder() {
        let match = LabelMatch(source: ["eel", "cat", "dog"], bundle: Self.bundle)
        #expect((0..<3).map { match[$0] } == [2, 0, 1])
        #expect(match.unknown.isEmpty && match.note == nil && match.hasKnown)
    }

    @Test func someOfThemAreEnough() {
        let match = LabelMatch(source: ["dog"], bundle: Self.bundle)
        #expect(match[0] == 1)
        #expect(match.note == nil)
    }

    @Test func othersCountAsUnlabelledAndAreNamed() {
        let match = LabelMatch(source: ["ant", "cat", "yak"], bundle: Self.bundle)
        #expect((0..<3).map { match[$0] } == [nil, 0, nil])
        #expect(match.unknown == ["ant", "yak"])
        #expect(match.note?.contains("2 of 3 labels of the source are not the bundle's: ant, yak;") == true)
        #expect(match.hasKnown)
        #expect(!LabelMatch(source: ["ant"], bundle: Self.bundle).hasKnown)
    }

    @Test func withoutLabelsThereIsNothingToFindNorToSay() {
        let match = LabelMatch(source: nil, bundle: Self.bundle)
        #expect(match[nil] == nil && match[0] == nil)
        #expect(match.note == nil && !match.hasKnown)
    }

    @Test func aLabelThatTheSourceDoesNotHaveIsNone() {
        let match = LabelMatch(source: ["cat"], bundle: Self.bundle)
        #expect([-1, 1, .max].allSatisfy { match[$0] == nil })
    }
}
