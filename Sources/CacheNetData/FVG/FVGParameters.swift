/// Which frames of FVG an ``FVGDataset`` has and what they become: `kind=SIL,size=32x64,every=5,skip=unusable`, each at
/// most once, in any order.
public struct FVGParameters: Sendable, Hashable {
    /// `nil` for the first of SIL, SEG and CROP that is there.
    public let pictures: FVGPictures?
    /// Pixels, 1 to 1024 (default: 32).
    public let width: Int
    /// Pixels, 1 to 1024 (default: 64).
    public let height: Int
    /// Of each walk the first frame is taken and then every so many-th, 1 to 1,000 (default: 1, which is all).
    public let every: Int
    /// Whether frames that cannot be read, folders in walks, walks without frames, and subjects without a walk to train on
    /// are left out instead of being an error.
    public let skipsUnusable: Bool

    private static let strides = 1...1_000

    /// - Parameter text: pairs with commas between them, or empty.
    /// - Throws: ``DataError`` that names the parameter.
    public init(_ text: String = "") throws(DataError) {
        let kinds = FVGPictures.allCases.map(\.rawValue).joined(separator: "|")
        let list = try ParameterList(
            text, source: "fvg", usage: ["kind=\(kinds)", "size=WIDTHxHEIGHT", "every=N", "skip=unusable"])
        let kind = list["kind"]
        pictures = kind.flatMap { FVGPictures(rawValue: $0) }
        guard kind == nil || pictures != nil else {
            throw DataError(.invalidSource, "fvg: expected kind=\(kinds), got \"\(kind ?? "")\"")
        }
        (width, height) = try list.size(orElse: (32, 64))
        let every = list["every"] ?? "1"
        guard let stride = Int(every), Self.strides.contains(stride) else {
            throw DataError(
                .invalidSource,
                "fvg: expected every=N with N of \(Self.strides.lowerBound) to \(Self.strides.upperBound), "
                    + "got \"\(every)\"")
        }
        self.every = stride
        skipsUnusable = try list.contains("skip", "unusable")
    }
}
