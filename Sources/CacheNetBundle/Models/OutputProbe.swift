public import CacheNetCore

/// Tells logits from probabilities by what a model answers, since its graph may say neither.
public enum OutputProbe {
    /// - Parameter rows: a model's answers to several frames, one number for each label.
    /// - Returns: probabilities where every row can only be such: none below 0, and 1 together, with room for eight-bit
    ///   arithmetic. Logits of several frames never are.
    public static func output(of rows: [[Float]]) -> BundleConfig.Output {
        let areProbabilities = rows.allSatisfy { row in
            row.count > 1 && row.allSatisfy { $0 >= 0 } && abs(row.reduce(0, +) - 1) < 0.05
        }
        return areProbabilities && !rows.isEmpty ? .probabilities : .logits
    }

    /// Asks a model that takes frames as they are about a few of them. Blocks.
    ///
    /// - Parameters:
    ///   - output: the place of its answer among its outputs.
    ///   - format: of frames, as the model takes them.
    public static func output(
        of session: any InferenceSession, at output: Int, format: FrameFormat
    ) throws -> BundleConfig.Output {
        self.output(
            of: try SampleFrames.make(format).map { frame in
                let answers = try session.run(frame.tensor)
                return answers.indices.contains(output) ? try answers[output].floats() : []
            })
    }
}
