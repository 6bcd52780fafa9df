/// What a device believes of the frame at hand: which partition it belongs to, and how often that changes.
///
/// A hidden Markov model. From one frame to the next the code stays, or, at the stream's switch rate, becomes any other
/// one, all equally likely. The switch rate is unknown and may drift: it is one of a few, and now and then drawn afresh.
/// The belief is the forward filter over both (Rabiner, "A Tutorial on Hidden Markov Models", 1989, equation 20), so what
/// the misses and the entropies say of the code also says how sticky the stream is, without a window or an average.
public struct CodeBelief: Sendable, Equatable {
    /// How likely the switch rate is drawn afresh at a frame: it lasts some hundreds of frames.
    public static let rateChange = 1.0 / 300

    public let codes: Int
    /// The probability that the next frame belongs to another code, 0 to 1 each.
    public let switchRates: [Double]
    /// The joint probability of a switch rate and a code, one row of `codes` for each rate; they sum to 1.
    private var joint: [Double]
    /// The probability of each code.
    private var marginal: [Double]

    /// Everything is equally likely.
    ///
    /// - Parameters:
    ///   - codes: at least 1.
    ///   - switchRates: at least one.
    public init(codes: Int, switchRates: [Double]) {
        precondition(codes > 0 && !switchRates.isEmpty, "\(codes) codes, \(switchRates.count) switch rates")
        self.codes = codes
        self.switchRates = switchRates
        joint = [Double](repeating: 1 / Double(codes * switchRates.count), count: codes * switchRates.count)
        marginal = [Double](repeating: 1 / Double(codes), count: codes)
    }

    /// The probability that the frame at hand belongs to a code.
    public func probability(of code: Int) -> Double { marginal[code] }

    /// The most probable code; the lowest one of several.
    public var mostProbable: Int {
        var best = 0
        for code in 1..<max(codes, 1) where marginal[code] > marginal[best] { best = code }
        return best
    }

    /// The mean of a quantity that depends on the switch rate.
    ///
    /// - Parameter values: one for each switch rate.
    public func mean(over values: [Double]) -> Double {
        var mean = 0.0
        for rate in switchRates.indices {
            var weight = 0.0
            for code in 0..<codes { weight += joint[rate * codes + code] }
            mean += weight * values[rate]
        }
        return mean
    }

    /// A new frame is at hand, of which nothing is known yet.
    public mutating func advance() {
        for code in 0..<codes { marginal[code] = 0 }
        let others = Double(max(codes - 1, 1))
        for rate in switchRates.indices {
            let row = rate * codes
            var sum = 0.0
            for code in 0..<codes { sum += joint[row + code] }
            let leaves = codes > 1 ? switchRates[rate] : 0
            for code in 0..<codes {
                let stayed = joint[row + code]
                joint[row + code] = (1 - leaves) * stayed + leaves * (sum - stayed) / others
                marginal[code] += joint[row + code]
            }
        }
        let share = Self.rateChange / Double(switchRates.count)
        for rate in switchRates.indices {
            for code in 0..<codes {
                let index = rate * codes + code
                joint[index] = (1 - Self.rateChange) * joint[index] + share * marginal[code]
            }
        }
    }

    /// Something was seen of the frame at hand (Bayes' rule).
    ///
    /// - Parameters:
    ///   - own: how likely that is when the frame belongs to `code`.
    ///   - foreign: how likely it is when it belongs to another one. Something that is impossible changes nothing.
    public mutating func observe(code: Int, own: Double, foreign: Double) {
        let evidence = foreign + (own - foreign) * marginal[code]
        guard evidence.isFinite, evidence > 0 else { return }
        let (ownFactor, foreignFactor) = (own / evidence, foreign / evidence)
        for other in 0..<codes {
            let factor = other == code ? ownFactor : foreignFactor
            marginal[other] *= factor
            for rate in switchRates.indices { joint[rate * codes + other] *= factor }
        }
    }
}
