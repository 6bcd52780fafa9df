/// The subjects of a folder and the walks of one of its splits. Nothing is decoded.
struct FVGIndex {
    struct Walk {
        /// Of its subject.
        let label: Int
        /// Paths in the order of the frames, at least one.
        let frames: [String]
    }

    /// Subjects, three digits each, ascending; two or more.
    let labels: [String]
    /// By subject, session and number; at least one.
    let walks: [Walk]
    /// What is there and has no place in any split, a line for each reason.
    let leftOut: [String]

    private static let namedWalks = 10

    /// - Throws: ``DataError`` when walks have no frames, or subjects no walk to train on, and are not to be left out;
    ///   when there are fewer than two subjects; when no walk falls into the split.
    init(_ folder: FVGFolder, _ parameters: FVGParameters, split: Split) throws(DataError) {
        var found: [(walk: FVGWalk, frames: [String])] = []
        var empty: [String] = []
        for walk in try folder.walks() {
            let frames = try folder.frames(of: walk)
            if frames.isEmpty { empty.append(walk.path) } else { found.append((walk, frames)) }
        }
        let trained = Set(found.filter { $0.walk.split == .train }.map(\.walk.subject))
        let untrained = Set(found.map(\.walk.subject)).subtracting(trained).sorted().map { $0.padded(to: 3) }
        guard parameters.skipsUnusable || empty.isEmpty else {
            throw DataError(
                .invalidFile,
                "\(folder.path): expected frames (*.png) in every walk, got none in \(Self.list(empty)) "
                    + "(skip=unusable leaves them out)")
        }
        guard parameters.skipsUnusable || untrained.isEmpty else {
            throw DataError(
                .invalidFile,
                "\(folder.path): expected a walk to train on of every subject, got none of \(Self.list(untrained)) "
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
            (empty.isEmpty ? [] : ["walks without frames: \(Self.list(empty))"])
            + (untrained.isEmpty ? [] : ["subjects without a walk to train on: \(Self.list(untrained))"])
    }

    private static func list(_ names: [String]) -> String {
        let more = names.count - namedWalks
        return names.prefix(namedWalks).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}
