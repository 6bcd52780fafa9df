internal import Torch

/// Pictures that a network does not learn from, to see how it does on such.
struct HeldOut {
    let pictures: PictureSet
    /// The right answer to each of `records`.
    let answers: [Int]
    /// Which pictures count.
    let records: [Int]
    let precision: Precision
    let device: Device

    init(
        _ pictures: PictureSet, answers: [Int], where isCounted: (Int) -> Bool = { _ in true }, precision: Precision,
        device: Device
    ) {
        self.pictures = pictures
        self.precision = precision
        self.device = device
        records = answers.indices.filter(isCounted)
        self.answers = records.map { answers[$0] }
    }

    /// The share of right answers, 0 to 1; 0 without records.
    func accuracy(of network: Network) throws(TorchError) -> Double {
        guard !records.isEmpty else { return 0 }
        let outputs = try Evaluation(pictures: pictures, device: device, precision: precision)
            .logits(of: network, records: records)
        let correct = zip(0..<records.count, answers).count { row, answer in outputs.argmax(ofRow: row) == answer }
        return Double(correct) / Double(records.count)
    }
}
