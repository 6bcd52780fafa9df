import CacheNetCore

/// The order of a picture's axes and colours, as people write it: `CHW`, `HWC, BGR`.
struct InputLayout: Sendable, Equatable {
    let layout: Preprocess.Layout
    /// `nil` where only the axes are given.
    let channels: Preprocess.ChannelOrder?

    /// - Returns: `nil` for any other text.
    init?(_ text: String) {
        let words = text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        guard let first = words.first, words.count <= 2, let layout = Preprocess.Layout(rawValue: first) else {
            return nil
        }
        guard words.count == 2 else {
            self.init(layout: layout, channels: nil)
            return
        }
        guard let channels = Preprocess.ChannelOrder(rawValue: words[1]) else { return nil }
        self.init(layout: layout, channels: channels)
    }

    private init(layout: Preprocess.Layout, channels: Preprocess.ChannelOrder?) {
        self.layout = layout
        self.channels = channels
    }
}

extension InputLayout: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let layout = InputLayout(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected CHW or HWC, then , RGB or , BGR or nothing, got \"\(text)\"")
        }
        self = layout
    }
}
