extension Int {
    /// With zeros before it, so that names sort as numbers do.
    ///
    /// - Parameter width: digits, at least as many as the number has.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: width - digits.count) + digits
    }
}
