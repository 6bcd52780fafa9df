/// What a device believes of the frame at hand: which of some states it is in (the partition that it belongs to, or its
/// label), and how often that changes.
///
/// A hidden Markov model. From one frame to the next the state stays, or, at the stream's switch rate, becomes any
/// other one, all equally likely. The switch rate is unknown and may drift: it is one of a few, and now and then drawn
/// afresh. The belief is the forward filter over both (Rabiner, "A Tutorial on Hidden Markov Models", 1989, equation
/// 20), so what is seen of the state also says how sticky the stream is, without a window or an average.
public struct StickyBelief: Sendable, Equatable {
    /// How likely the switch rate is drawn afresh at a frame: it lasts some hundreds of frames.
    public static let rateChange = 1.0 / 300

    /// How many states there are, at least 1; they count from 0.
    public let states: Int
    /// The probability that the next frame is in another state, 0 to 1 each.
    public let switchRates: [Double]
    /// The joint probability of a switch rate and a state, one row of `states` for each rate; they sum to 1.
    private var joint: [Double]
    /// The probability that the frame at hand is in each state.
    public private(set) var probabilities: [Double]

    /// Everything is equally likely.
    ///
    /// - Parameters:
    ///   - states: at least 1.
    ///   - switchRates: at least one.
    public init(states: Int, switchRates: [Double]) {
        precondition(states > 0 && !switchRates.isEmpty, "\(states) states, \(switchRates.count) switch rates")
        self.states = states
        self.switchRates = switchRates
        joint = [Double](repeating: 1 / Double(states * switchRates.count), count: states * switchRates.count)
        probabilities = [Double](repeating: 1 / Double(states), count: states)
    }

    /// The most probable state; the lowest one of several.
    public var mostProbable: Int {
        var best = 0
        for state in 1..<max(states, 1) where probabilities[state] > probabilities[best] { best = state }
        return best
    }

    /// The mean of a quantity that depends on the switch rate.
    ///
    /// - Parameter values: one for each switch rate.
    public func mean(over values: [Double]) -> Double {
        var mean = 0.0
        for rate in switchRates.indices {
            var weight = 0.0
            for state in 0..<states { weight += joint[rate * states + state] }
            mean += weight * values[rate]
        }
        return mean
    }

    /// A new frame is at hand, of which nothing is known yet.
    public mutating func advance() {
        for state in 0..<states { probabilities[state] = 0 }
        let others = Double(max(states - 1, 1))
        for rate in switchRates.indices {
            let row = rate * states
            var sum = 0.0
            for state in 0..<states { sum += joint[row + state] }
            let leaves = states > 1 ? switchRates[rate] : 0
            for state in 0..<states {
                let stayed = joint[row + state]
                joint[row + state] = (1 - leaves) * stayed + leaves * (sum - stayed) / others
                probabilities[state] += joint[row + state]
            }
        }
        let share = Self.rateChange / Double(switchRates.count)
        for rate in switchRates.indices {
            for state in 0..<states {
                let index = rate * states + state
                joint[index] = (1 - Self.rateChange) * joint[index] + share * probabilities[state]
            }
        }
    }

    /// Something was seen of the frame at hand (Bayes' rule).
    ///
    /// - Parameters:
    ///   - own: how likely that is when the frame is in `state`.
    ///   - foreign: how likely it is when it is in another one. Something that is impossible changes nothing.
    public mutating func observe(state: Int, own: Double, foreign: Double) {
        let evidence = foreign + (own - foreign) * probabilities[state]
        guard evidence.isFinite, evidence > 0 else { return }
        let (ownFactor, foreignFactor) = (own / evidence, foreign / evidence)
        for other in 0..<states {
            let factor = other == state ? ownFactor : foreignFactor
            probabilities[other] *= factor
            for rate in switchRates.indices { joint[rate * states + other] *= factor }
        }
    }

    /// Something was seen of the frame at hand that is more or less likely in each state (Bayes' rule).
    ///
    /// - Parameter likelihoods: one for each state, at least 0, up to a common factor. Something that is impossible, or
    ///   no number, changes nothing.
    public mutating func observe(likelihoods: [Double]) {
        precondition(likelihoods.count == states, "expected \(states) likelihoods, got \(likelihoods.count)")
        var evidence = 0.0
        for state in 0..<states { evidence += probabilities[state] * likelihoods[state] }
        guard evidence.isFinite, evidence > 0, likelihoods.allSatisfy({ $0 >= 0 }) else { return }
        for state in 0..<states {
            let factor = likelihoods[state] / evidence
            probabilities[state] *= factor
            for rate in switchRates.indices { joint[rate * states + state] *= factor }
        }
    }
}
