internal import Foundation

/// Student's t distribution, as far as confidence intervals need it.
enum StudentT {
    /// Of 1, 2, ... and 10 degrees of freedom, where the series below is too coarse.
    private static let few = [
        12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139,
    ]

    /// Below which 97.5% of the distribution lies, so that 95% lie within plus and minus it; correct to 0.001.
    ///
    /// - Parameter degrees: of freedom, at least 1.
    static func quantile975(_ degrees: Int) -> Double {
        precondition(degrees >= 1, "degrees of freedom: expected at least 1, got \(degrees)")
        if degrees <= few.count { return few[degrees - 1] }
        // The Cornish-Fisher expansion around the normal distribution's quantile.
        let (z, n) = (1.959963985, Double(degrees))
        let z2 = z * z
        return z + z * (z2 + 1) / (4 * n) + z * ((5 * z2 + 16) * z2 + 3) / (96 * n * n)
            + z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * n * n * n)
    }
}
