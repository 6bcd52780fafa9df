import CacheNetData
import Testing

struct FilePathTests {
    @Test func namesThatAreTextAreShownAsTheyAre() {
        #expect(FilePath("/data/año/x.png").description == "/data/año/x.png")
        #expect(FilePath("a//b/").description == "a//b/")
        #expect(FilePath("año").text == "año")
    }

    @Test func otherBytesAreEscaped() {
        let path = FilePath(bytes: Array("/año/espa".utf8) + [0xF1] + Array("a/x".utf8))
        #expect(path.text == nil)
        #expect(path.description == "/año/espa\\xF1a/x")
        #expect(FilePath("a\nb/\u{1B}").description == "a\\x0Ab/\\x1B")
    }

    @Test func namesThatLookTheSameAreDifferentFiles() {
        let (composed, decomposed) = (FilePath("caf\u{E9}"), FilePath("cafe\u{301}"))
        #expect(composed != decomposed)
        #expect(composed.text == decomposed.text)
    }
}
