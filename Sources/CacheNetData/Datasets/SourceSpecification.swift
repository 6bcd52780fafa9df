/// Where frames come from, as a user writes it: `kind:PATH,key=value,...`.
///
/// | kind | example | parameters |
/// |---|---|---|
/// | ``CIFAR10Dataset`` | `cifar10:/data/cifar10` | none |
/// | ``FolderDataset`` | `folder:/data/pictures,size=96x96,channels=1` | ``FolderParameters`` |
/// | ``FVGDataset`` | `fvg:/data/FVG,kind=SIL,every=5` | ``FVGParameters`` |
/// | ``TensorDataset`` | `tensors:/data/words` | none |
/// | ``WalkersDataset`` | `walkers` or `walkers:subjects=100,seed=3` | ``WalkersParameters``; no path |
///
/// A comma ends the path, so a path cannot hold one.
public struct SourceSpecification: Sendable, Hashable, CustomStringConvertible {
    /// The layouts that can be opened.
    public enum Kind: String, Sendable, CaseIterable {
        /// A directory in CIFAR-10's binary layout.
        case cifar10
        /// A directory with a folder of pictures for each class, or with pictures that have no labels.
        case folder
        /// A directory in the layout of FVG (Front-View Gait).
        case fvg
        /// A directory with NumPy's files of tensors.
        case tensors
        /// Pictures of walking people, drawn as they are asked for.
        case walkers

        fileprivate var usage: String {
            switch self {
            case .cifar10: "cifar10:PATH"
            case .folder: "folder:PATH[,size=WIDTHxHEIGHT][,channels=1|3][,skip=unreadable]"
            case .fvg: "fvg:PATH[,kind=SIL|SEG|CROP|RAW][,size=WIDTHxHEIGHT][,every=N][,skip=unusable]"
            case .tensors: "tensors:PATH"
            case .walkers: "walkers[:subjects=N,walks=N,frames=N,seed=N]"
            }
        }
    }

    /// The layout of what is opened.
    public let kind: Kind
    /// Empty for a kind that reads no files.
    public let path: String
    /// What follows the path: `key=value` pairs with commas between them, or empty.
    public let parameters: String

    /// - Parameter text: for example `cifar10:/data/cifar10`.
    /// - Throws: ``DataError`` that lists the known kinds, or names the parameter that does not fit.
    public init(_ text: String) throws(DataError) {
        let (head, rest) = text.split(at: ":")
        guard let kind = Kind(rawValue: head) else { throw Self.unknown(text) }
        self.kind = kind
        switch kind {
        case .walkers: (path, parameters) = ("", rest ?? "")
        case .cifar10, .folder, .fvg, .tensors:
            let (path, parameters) = (rest ?? "").split(at: ",")
            guard !path.isEmpty else { throw Self.unknown(text) }
            (self.path, self.parameters) = (path, parameters ?? "")
        }
        try checkParameters()
    }

    /// - Throws: ``DataError`` when the files do not fit the kind or hold nothing for the split.
    public func open(_ split: Split = .test) throws(DataError) -> any Dataset {
        switch kind {
        case .cifar10: try CIFAR10Dataset(directory: path, split: split)
        case .folder: try FolderDataset(directory: path, parameters: try FolderParameters(parameters), split: split)
        case .fvg: try FVGDataset(directory: path, parameters: try FVGParameters(parameters), split: split)
        case .tensors: try TensorDataset(directory: path, split: split)
        case .walkers: WalkersDataset(try WalkersParameters(parameters), split: split)
        }
    }

    /// Text that gives this specification again, such as `cifar10:/data/cifar10`.
    public var description: String {
        switch kind {
        case .walkers: parameters.isEmpty ? kind.rawValue : "\(kind.rawValue):\(parameters)"
        case .cifar10, .folder, .fvg, .tensors:
            "\(kind.rawValue):\(path)" + (parameters.isEmpty ? "" : ",\(parameters)")
        }
    }

    private func checkParameters() throws(DataError) {
        switch kind {
        case .cifar10, .tensors:
            guard parameters.isEmpty else {
                throw DataError(
                    .invalidSource,
                    "\(kind): expected a path without a comma and no parameters, got \"\(parameters)\" after a comma")
            }
        case .folder: _ = try FolderParameters(parameters)
        case .fvg: _ = try FVGParameters(parameters)
        case .walkers: _ = try WalkersParameters(parameters)
        }
    }

    private static func unknown(_ text: String) -> DataError {
        let known = Kind.allCases.map(\.usage).joined(separator: ", ")
        return DataError(.invalidSource, "expected one of \(known), got \"\(text)\"")
    }
}

extension String {
    /// What is before the first such character and, if there is one, what is after it.
    fileprivate func split(at separator: Character) -> (String, String?) {
        guard let index = firstIndex(of: separator) else { return (self, nil) }
        return (String(self[..<index]), String(self[self.index(after: index)...]))
    }
}
