import ArgumentParser
import CacheNetCore

/// Of JPEG pictures.
struct QualityArgument: DescribedArgument, Hashable {
    static let expected = "a quality of 1 to 100"

    let quality: Int

    init(quality: Int) {
        self.quality = quality
    }

    init?(argument: String) {
        guard let quality = Int(argument), FrameEncoding.qualities.contains(quality) else { return nil }
        self.quality = quality
    }

    var defaultValueDescription: String { "\(quality)" }
}
