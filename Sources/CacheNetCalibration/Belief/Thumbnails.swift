internal import CacheNetCore

/// Thumbnails of records, each made once.
final class Thumbnails {
    private let pixels: (Int) -> Tensor
    private var made: [Int: FrameThumbnail] = [:]

    /// - Returns: `nil` without pixels.
    init?(_ pixels: ((Int) -> Tensor)?) {
        guard let pixels else { return nil }
        self.pixels = pixels
    }

    /// Infinite where a record is no picture.
    func distance(_ one: Int, _ other: Int) -> Double {
        guard let one = thumbnail(of: one), let other = thumbnail(of: other) else { return .infinity }
        return one.difference(from: other)
    }

    private func thumbnail(of record: Int) -> FrameThumbnail? {
        if let known = made[record] { return known }
        let thumbnail = FrameThumbnail(pixels(record))
        made[record] = thumbnail
        return thumbnail
    }
}
