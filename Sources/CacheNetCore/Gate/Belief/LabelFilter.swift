#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A forward filter over labels: what a stream's answers so far say of the frame at hand.
///
/// The plain temporal rival of anything cleverer: a ``StickyBelief`` whose states are the labels, whose evidence is
/// what classifiers answer. With all labels equally likely beforehand, a classifier's probabilities are proportional to
/// how likely the frame is under each label. The filter takes frames for independent of each other, which neighbouring
/// frames are not: raising the evidence to a power of less than 1 makes up for that.
public struct LabelFilter: Sendable, Equatable {
    /// The probabilities that the next frame shows another label: from streams without any order to those of runs of
    /// hundreds of frames.
    public static let switchRates = [0.9, 0.45, 0.15, 0.03, 0.005]
    /// No answer rules a label out.
    private static let leastProbability = 1e-6

    /// The power that a device's model's probabilities are raised to, 0 to 1.
    public let power: Double
    /// The power that the edge's probabilities are raised to, 0 to 1.
    public let edgePower: Double
    private var belief: StickyBelief

    /// Every label is equally likely.
    ///
    /// - Parameters:
    ///   - labels: at least 1.
    ///   - switchRates: above 0 and at most 1 each, at least one.
    public init(
        labels: Int, power: Double = 1, edgePower: Double = 1, switchRates: [Double] = LabelFilter.switchRates
    ) {
        self.power = power
        self.edgePower = edgePower
        belief = StickyBelief(states: labels, switchRates: switchRates)
    }

    /// A new frame is at hand.
    public mutating func advance() { belief.advance() }

    /// A model of the device answered the frame at hand. An answer that holds no numbers changes nothing.
    public mutating func modelAnswered(_ prediction: Prediction) { observe(prediction, to: power) }

    /// The edge answered the frame at hand.
    public mutating func edgeAnswered(_ answer: EdgeAnswer) { observe(answer.prediction, to: edgePower) }

    /// One for each label, 0 to 1; they sum to 1.
    public var probabilities: [Double] { belief.probabilities }

    /// The most probable label; the lowest one of several.
    public var label: Int { belief.mostProbable }

    /// The probability that the most probable label is not the right one, 0 to 1.
    public var doubt: Double { 1 - belief.probabilities[belief.mostProbable] }

    /// The most probable label as an answer, with the belief's probabilities.
    public var answer: GateAnswer { GateAnswer(label: label, probabilities: probabilities) }

    private mutating func observe(_ prediction: Prediction, to power: Double) {
        guard prediction.probabilities.count == belief.states else { return }
        belief.observe(
            likelihoods: prediction.probabilities.map { probability in
                // A comparison with NaN is false, so that it stays one and the evidence is ignored.
                pow(probability < Self.leastProbability ? Self.leastProbability : probability, power)
            })
    }
}
