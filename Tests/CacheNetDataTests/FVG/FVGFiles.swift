import CacheNetCore
import CacheNetData
import Foundation

/// A small data set in FVG's layout, written by hand.
struct FVGFiles {
    let directory: URL

    /// Walks 01 to 12 of subjects 001 and 002 in session 1; each has one frame, as grey as the walk's number, and 100
    /// more for subject 002.
    static func twoSubjects(in directory: URL) throws -> FVGFiles {
        let files = FVGFiles(directory: directory)
        for number in 1...12 {
            let walk = (number < 10 ? "0" : "") + "\(number)"
            try files.write(UInt8(number), "SIL/session1/001_\(walk)/0001.png")
            try files.write(UInt8(100 + number), "SIL/session1/002_\(walk)/0001.png")
        }
        return files
    }

    /// Writes a plain grey frame.
    func write(_ value: UInt8, _ path: String, width: Int = 4, height: Int = 8) throws {
        try writePlainPicture(value, width: width, height: height, to: directory.appending(path: path))
    }

    func makeDirectory(_ path: String) throws {
        try FileManager.default.createDirectory(
            at: directory.appending(path: path), withIntermediateDirectories: true)
    }

    func open(_ split: Split = .train, _ parameters: String = "size=4x8") throws -> FVGDataset {
        try FVGDataset(directory: directory.path, parameters: try FVGParameters(parameters), split: split)
    }

    /// - Returns: `nil` when it opens.
    func failure(_ split: Split = .train, _ parameters: String = "size=4x8") throws -> DataError? {
        do { _ = try open(split, parameters) } catch let error as DataError { return error }
        return nil
    }

    /// Each record's grey.
    func values(_ dataset: FVGDataset) -> [UInt8] {
        (0..<dataset.count).map { dataset.pixels(of: $0).bytes[0] }
    }
}
