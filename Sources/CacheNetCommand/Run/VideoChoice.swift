import CacheNetCore
import CacheNetVideo

/// A source of frames that nobody has labelled: `video:LOCATION` or `frames:DIR`.
enum VideoChoice: Hashable {
    /// A file's path, a URL, or a camera's device.
    case video(String)
    /// A folder of pictures, in the order of their names.
    case frames(String)

    static let usage = "video:FILE|URL|DEVICE, frames:DIR"

    /// - Parameter source: as a user writes it.
    /// - Returns: `nil` for a source of another kind.
    init?(_ source: String) {
        guard let colon = source.firstIndex(of: ":") else { return nil }
        let rest = String(source[source.index(after: colon)...])
        switch source[..<colon] {
        case "video": self = .video(rest)
        case "frames": self = .frames(rest)
        default: return nil
        }
    }
}
