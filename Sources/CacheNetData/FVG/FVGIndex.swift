internal import CacheNetCore

/// The subjects of a folder and the walks of one of its splits. Nothing is decoded.
struct FVGIndex {
    struct Walk {
        /// Of its subject.
        let label: Int
        /// Paths in the order of the frames, at least one.
        let frames: [FilePath]
    }

    /// Subjects, three digits each, ascending; two or more.
    let labels: [String]
    /// By subject, session and number; at least one.
    let walks: [Walk]
    /// What is there and has no place in any split, a line for each reason.
    let leftOut: [String]

    /// - Throws: ``DataError`` when walks have no frames, or folders in them, or subjects no walk to train on, and these are
    ///   not to be left out; when there are fewer than two subjects; when no walk falls into the split.
    init(_ folder: FVGFolder, _ parameters: FVGParameters, split: Split) throws(DataError) {
        var found: [(walk: FVGWalk, frames: [FilePath])] = []
        var empty: [String] = []
        var nested: [String] = []
        for walk in try folder.walks() {
            let (frames, folders) = try folder.frames(of: walk)
            nested += folders.map(\.description)
            if frames.isEmpty { empty.append(walk.path) } else { found.append((walk, frames)) }
        }
        let trained = Set(found.filter { $0.walk.split == .train }.map(\.walk.subject))
        let untrained = Set(found.map(\.walk.subject)).subtracting(trained).sorted().map { $0.padded(to: 3) }
        guard parameters.skipsUnusable || nested.isEmpty else {
            throw DataError(
                .invalidFile,
                "\(folder.path): expected frames and no folders in a walk's folder, got \(brief(nested)) "
                    + "(skip=unusable leaves them out)")
        }
        guard parameters.skipsUnusable || empty.isEmpty else {
            throw DataError(
                .invalidFile,
                "\(folder.path): expected frames in every walk, got none in \(brief(empty)) "
                    + "(skip=unusable leaves them out)")
        }
        guard parameters.skipsUnusable || untrained.isEmpty else {
            throw DataError(
                .invalidFile,
                "\(folder.path): expected a walk to train on of every subject, got none of \(brief(untrained)) "
                    + "(skip=unusable leaves them out)")
        }
        let subjects = trained.sorted()
        guard subjects.count >= 2 else {
            let got = subjects.first.map { "only \($0.padded(to: 3))" } ?? "none"
            throw DataError(.invalidFile, "\(folder.path): expected walks of two or more subjects, got \(got)")
        }
        walks = subjects.enumerated().flatMap { label, subject in
            found.filter { $0.walk.subject == subject && $0.walk.split == split }.map { _, frames in
                Walk(label: label, frames: stride(from: 0, to: frames.count, by: parameters.every).map { frames[$0] })
            }
        }
        guard !walks.isEmpty else {
            throw DataError(
                .missingSplit, "\(folder.path): expected a walk for the \(split) split, got too few walks for one")
        }
        labels = subjects.map { $0.padded(to: 3) }
        leftOut =
            [
                ("folders beside the sessions", folder.others), ("folders in walks", nested),
                ("walks without frames", empty), ("subjects without a walk to train on", untrained),
            ].filter { !$0.1.isEmpty }.map { "\($0.0): \(brief($0.1))" }
    }
}
