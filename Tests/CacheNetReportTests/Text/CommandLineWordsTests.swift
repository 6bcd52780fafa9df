import CacheNetReport
import Testing

@Suite struct CommandLineWordsTests {
    @Test func negativeNumbersBelongToTheOptionBeforeThem() {
        #expect(CommandLineWords.withNegativeNumbersTied(["run", "--frames", "-5"]) == ["run", "--frames=-5"])
        #expect(CommandLineWords.withNegativeNumbersTied(["--risk", "-.5", "--json"]) == ["--risk=-.5", "--json"])
        #expect(CommandLineWords.withNegativeNumbersTied(["--dwell", "-1,5"]) == ["--dwell=-1,5"])
    }

    @Test func emptyValuesAreFound() {
        #expect(CommandLineWords.optionWithoutText(["run", "--edge", "", "--json"]) == "--edge")
        #expect(CommandLineWords.optionWithoutText(["run", "--edge="]) == "--edge")
        #expect(CommandLineWords.optionWithoutText(["dataset", "inspect", ""]) == "argument 3")
        #expect(CommandLineWords.optionWithoutText(["--preprocess", "a=", "--threshold=1", "--"]) == nil)
    }

    @Test(arguments: [
        ["--json", "-h"], ["--frames", "5"], ["--", "--frames", "-5"], ["-5"], ["--frames=1", "-5"], ["path", "-5"],
    ])
    func otherWordsStay(words: [String]) {
        #expect(CommandLineWords.withNegativeNumbersTied(words) == words)
    }
}
