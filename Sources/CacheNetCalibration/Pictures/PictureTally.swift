internal import CacheNetBundle

/// What was seen of pictures of one quality so far.
struct PictureTally {
    let quality: Int
    private(set) var bytes = 0
    private(set) var others = 0
    private(set) var right = 0
    private var encoding = Duration.zero

    init(quality: Int) {
        self.quality = quality
    }

    /// - Parameters:
    ///   - answer: the full model's label for the picture.
    ///   - tensor: the same for the frame as it was.
    ///   - truth: `nil` where nobody knows it.
    mutating func count(_ picture: [UInt8], _ answer: Int?, tensor: Int?, truth: Int?, encoding time: Duration) {
        bytes += picture.count
        if answer != tensor { others += 1 }
        if let truth, answer == truth { right += 1 }
        encoding += time
    }

    /// - Parameter accuracy: of the tensors; `nil` without labels.
    func row(of records: Int, against accuracy: Double?) -> PictureCosts.Row {
        let ownAccuracy = accuracy.map { _ in Double(right) / Double(records) }
        return PictureCosts.Row(
            cost: BundleConfig.PictureCost(
                quality: quality, records: records, disagreement: Double(others) / Double(records),
                accuracyLoss: ownAccuracy.map { (accuracy ?? 0) - $0 }, bytes: Double(bytes) / Double(records)),
            accuracy: ownAccuracy, encoding: encoding / records)
    }
}
