/// What a location stands for, as its text tells.
enum VideoLocation: Sendable, Equatable {
    /// By its path.
    case file(String)
    /// A device by its name, and FFmpeg's name of its kind.
    case camera(String, kind: String)
    /// A URL of a protocol that goes over a network.
    case stream(String)

    /// - Parameter deviceKind: FFmpeg's name of a kind of device, which then has the location's name.
    init(_ text: String, deviceKind: String?) {
        if let deviceKind {
            self = .camera(text, kind: deviceKind)
        } else if text.hasPrefix("file://") {
            self = .file(String(text.dropFirst("file://".count)))
        } else if text.contains("://") {
            self = .stream(text)
        } else if text.hasPrefix("/dev/video") {
            self = .camera(text, kind: "v4l2")
        } else {
            self = .file(text)
        }
    }

    /// As FFmpeg takes it. Without the prefix a colon in a file's name would make a protocol of what is before it.
    var address: String {
        switch self {
        case .file(let path): "file:" + path
        case .camera(let name, _), .stream(let name): name
        }
    }

    /// As messages name it: without the user and the password that a URL may hold.
    var name: String {
        guard case .stream(let url) = self, let start = url.firstRange(of: "://")?.upperBound else {
            return switch self {
            case .file(let name), .camera(let name, _), .stream(let name): name
            }
        }
        let host = url[start...].prefix { $0 != "/" }
        guard let end = host.lastIndex(of: "@") else { return url }
        return String(url[..<start]) + url[url.index(after: end)...]
    }

    var isFile: Bool { if case .file = self { true } else { false } }
}
