internal import CacheNetCore
internal import CacheNetMedia
internal import CacheNetWalkers
internal import Foundation

/// The walkers as files in FVG's layout, so that whatever reads FVG can be tried without it.
public enum FVGRendering {
    private static let pictures = FVGPictures.silhouettes
    /// FVG has the subjects up to this one in session 1, the others in session 2.
    private static let lastOfSession1 = 147

    /// Writes `SIL/session1/001_01/0001.png` and so on, as the walkers are drawn: grey, 64 x 64 pixels.
    ///
    /// - Parameters:
    ///   - walkers: at most 999 subjects and 99 walks of each, since names have no more digits.
    ///   - directory: made where it is not there; one that holds anything is refused. After an error it holds what was
    ///     written so far.
    /// - Throws: ``DataError``.
    public static func write(_ walkers: WalkersParameters, to directory: String) throws(DataError) {
        guard walkers.subjects <= 999, walkers.walks <= 99 else {
            throw DataError(
                .invalidSource,
                "FVG's layout: expected at most 999 subjects and 99 walks of each, got \(walkers.subjects) and "
                    + "\(walkers.walks)")
        }
        try makeDirectories(directory)
        if let first = try listDirectory(FilePath(directory)).first {
            throw DataError(
                .unwritable, "\(directory): expected an empty directory, or none, got \"\(first.name)\" in it")
        }
        for subject in 1...walkers.subjects {
            for number in 1...walkers.walks {
                let walk = FVGWalk(session: subject > lastOfSession1 ? 2 : 1, subject: subject, number: number)
                try write(walk, of: walkers, to: "\(directory)/\(pictures.rawValue)/\(walk.path)")
            }
        }
    }

    private static func write(
        _ walk: FVGWalk, of walkers: WalkersParameters, to folder: String
    ) throws(DataError) {
        try makeDirectories(folder)
        let drawn = Walk(seed: walkers.seed, subject: walk.subject - 1, number: walk.number - 1)
        for frame in 0..<walkers.frames {
            let silhouette = Silhouette(of: drawn, at: Float(frame) / Float(WalkersDataset.framesPerSecond))
            let picture = Picture(
                width: Silhouette.side, height: Silhouette.side, channels: 1, bytes: silhouette.bytes)
            do {
                try PictureFile.write(picture, to: "\(folder)/\((frame + 1).padded(to: 4)).png")
            } catch {
                throw DataError(error)
            }
        }
    }

    private static func makeDirectories(_ path: String) throws(DataError) {
        do {
            try UnfinishedFiles.make {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            }
        } catch {
            throw DataError(.unwritable, "\(path): cannot be made a directory: \(error.localizedDescription)")
        }
    }
}
