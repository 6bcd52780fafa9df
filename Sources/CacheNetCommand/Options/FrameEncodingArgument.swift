import ArgumentParser
import CacheNetCore

/// `auto`, `auto:SHARE`, `tensor`, `jpeg` or `jpeg:QUALITY`.
struct FrameEncodingArgument: DescribedArgument, Hashable {
    static let expected = "tensor, jpeg, jpeg:QUALITY of 1 to 100, auto, or auto:SHARE between 0 and 1"

    let encoding: FrameEncoding

    init?(argument: String) {
        guard let encoding = FrameEncoding(words: argument) else { return nil }
        self.encoding = encoding
    }
}
