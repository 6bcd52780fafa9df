extension Int {
    /// The sum, or the largest number where that is more.
    ///
    /// - Parameter more: at least 0.
    func addingOrLargest(_ more: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(more)
        return overflow ? .max : sum
    }
}
