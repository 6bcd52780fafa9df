import CacheNetCore
import Testing

struct FrameEncodingTests {
    @Test(arguments: [
        ("tensor", FrameEncoding.tensor), ("jpeg", .jpeg(quality: 90)), ("jpeg:1", .jpeg(quality: 1)),
        ("jpeg:100", .jpeg(quality: 100)), ("auto", .automatic(disagreement: 0.01)),
        ("auto:0.02", .automatic(disagreement: 0.02)),
    ])
    func wordsAreRead(_ words: String, _ format: FrameEncoding) {
        #expect(FrameEncoding(words: words) == format)
        #expect(FrameEncoding(words: "\(format)") == format)
    }

    @Test(arguments: [
        "", "png", "jpeg:", "jpeg:0", "jpeg:101", "jpeg:ninety", "jpeg:90:1", "tensor:1", "auto:0", "auto:1",
        "auto:nan",
        "auto:-0.1", "JPEG",
    ])
    func otherWordsAreNone(_ words: String) {
        #expect(FrameEncoding(words: words) == nil)
    }
}
