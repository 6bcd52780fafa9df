extension Array where Element == String {
    /// For messages: the first ten, and how many more there are.
    var firstFew: String {
        let more = count - 10
        return prefix(10).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}
