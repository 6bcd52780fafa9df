/// The first few of a list, for messages: a thousand labels fill a screen and hide what is wrong.
///
/// - Parameter limit: how many are named.
package func brief(_ list: some Collection<String>, limit: Int = 8) -> String {
    let named = list.prefix(limit).joined(separator: ", ")
    return list.count > limit ? "\(named) and \(list.count - limit) more" : named
}

/// How a source's labels differ from the bundle's.
///
/// - Returns: `nil` where they are the same, in whatever order.
package func labelDifference(bundle: [String], source: [String]) -> String? {
    guard !source.isEmpty else {
        return
            "expected the bundle's \(bundle.count) labels from the source (\(brief(bundle))), "
            + "got pictures without labels"
    }
    let (known, given) = (Set(bundle), Set(source))
    if bundle.count != source.count {
        return "expected the bundle's \(bundle.count) labels from the source (\(brief(bundle))), "
            + "got \(source.count) (\(brief(source)))"
    }
    guard let other = source.first(where: { !known.contains($0) }),
        let missing = bundle.first(where: { !given.contains($0) })
    else { return nil }
    return "expected the bundle's labels from the source, \"\(missing)\" among them, got \"\(other)\""
}
