import CacheNetData
import CacheNetMedia
import Foundation

/// Pictures of one colour each for the models of the quickstart, as files in folders.
final class ColourFolder {
    private let directory: TemporaryDirectory

    /// - Parameter pictures: of each folder, its pictures in the order of their names; an empty name is the directory
    ///   itself.
    init(_ pictures: [String: [ToyBundle.Colour]]) throws {
        directory = try TemporaryDirectory()
        for (name, colours) in pictures {
            let folder = name.isEmpty ? directory.url : directory.url.appending(path: name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (index, colour) in colours.enumerated() {
                let bytes = (0..<32 * 32 * 3).map { UInt8($0 % 3 == colour.rawValue ? 200 : 10) }
                try PictureFile.write(
                    Picture(width: 32, height: 32, channels: 3, bytes: bytes),
                    to: folder.appending(path: "\(1000 + index).png").path)
            }
        }
    }

    /// As a user writes it.
    var source: String { "folder:\(directory.url.path),size=32x32" }
}
