internal import Torch

/// What codes are learned from. Only the training pictures decide; the others get the codes that follow.
struct CodeMaterial {
    let full: any FullModel
    let lessons: TeacherLogits
    let training: PictureSet
    let calibration: PictureSet
    let test: PictureSet
    /// At least as many as `partitions`.
    let labels: [String]
    /// At least 1.
    let partitions: Int
    let seed: UInt64
    let device: Device
    let journal: RunJournal

    var labelCount: Int { labels.count }
}
