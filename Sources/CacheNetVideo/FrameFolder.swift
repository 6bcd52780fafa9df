public import CacheNetCore
internal import CacheNetMedia
internal import Foundation

/// The pictures of a folder as the frames of a video, in the order of their names.
///
/// ```swift
/// let frames = try FrameFolder("recording", shape: [3, 224, 224], framesPerSecond: 30)
/// ```
///
/// JPEG and PNG files, by the endings `.jpg`, `.jpeg` and `.png`; others, hidden ones and folders are left out. Names
/// are compared byte by byte, as `ls` does in the C locale: numbers need leading zeros. Pictures are turned as their
/// Exif data says, cropped at the centre and resized. They are read on a thread of their own.
public struct FrameFolder: FrameSource, Sendable {
    /// Nobody has labelled them.
    public var labels: [String]? { nil }
    /// Channels, height, width.
    public let frameShape: [Int]
    /// The files' names, in order; at least one.
    public let names: [String]
    private let directory: URL
    private let framesPerSecond: Double?
    private let counters = VideoCounters()

    private static let endings: Set = ["jpg", "jpeg", "png"]

    /// Lists the folder.
    ///
    /// - Parameters:
    ///   - shape: channels (3 for RGB, 1 for grey), height, width; the latter 1 to 8192.
    ///   - framesPerSecond: above 0, for the frames' time; `nil` where nobody knows.
    /// - Throws: ``VideoError`` with `cannotOpen` where there is no such folder, `noVideo` where no picture is in it,
    ///   `invalidSetting` for a shape or a rate that makes no sense.
    public init(_ path: String, shape: [Int], framesPerSecond: Double? = nil) throws(VideoError) {
        try checkShape(shape)
        if let rate = framesPerSecond, !(rate > 0 && rate.isFinite) {
            throw VideoError(.invalidSetting, "expected a frame rate above 0, got \(rate)")
        }
        directory = URL(fileURLWithPath: path, isDirectory: true)
        let found: [String]
        do {
            found = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        } catch {
            throw VideoError(.cannotOpen, "\(path): expected a readable folder of pictures, got \"\(error)\"")
        }
        names = found.filter { name in
            !name.hasPrefix(".") && Self.endings.contains(URL(fileURLWithPath: name).pathExtension.lowercased())
        }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard !names.isEmpty else {
            throw VideoError(.noVideo, "\(path): expected .jpg, .jpeg or .png files, got none (\(found.count) others)")
        }
        frameShape = shape
        self.framesPerSecond = framesPerSecond
    }

    /// - Returns: frames until the last one, or a ``VideoError`` with `undecodable` that names the file which cannot be
    ///   read.
    public func makeAsyncIterator() -> VideoFrames {
        VideoFrames { [self] in
            FrameRun(name: "cachenet-folder", counters: counters) { [self] pipe throws(VideoError) in
                for index in names.indices {
                    guard await pipe.give(try picture(index), replacing: false) else { return }
                }
            }
        }
    }

    private func picture(_ index: Int) throws(VideoError) -> TimedPicture {
        let file = directory.appendingPathComponent(names[index])
        let picture: Picture
        do {
            picture = try PictureFile.decode([UInt8](Data(contentsOf: file)), name: file.path)
        } catch let error as PictureError {
            throw VideoError(.undecodable, error.message)
        } catch {
            throw VideoError(.undecodable, "\(file.path): expected a readable file, got \"\(error)\"")
        }
        return TimedPicture(
            pixels: picture.frame(shape: frameShape), time: framesPerSecond.map { .seconds(Double(index) / $0) })
    }
}
