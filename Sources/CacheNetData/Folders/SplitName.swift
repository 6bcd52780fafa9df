/// Which split a folder holds, by what people call it, in upper or lower case.
enum SplitName: String {
    case train, validation, test

    /// `nil` for any other name.
    init?(_ name: FilePath) {
        switch name.text?.lowercased() {
        case "train", "training": self = .train
        case "val", "valid", "validation": self = .validation
        case "test", "testing": self = .test
        default: return nil
        }
    }
}
