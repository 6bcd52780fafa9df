/// The known name that somebody most likely meant.
///
/// - Parameters:
///   - synonyms: what other tools call some of the names, from their word to ours.
/// - Returns: `nil` where no name is near: more than a third of the letters would have to change.
package func nearestName(
    to text: String, among names: [String], synonyms: [String: String] = [:]
) -> String? {
    let asked = text.lowercased()
    if let name = synonyms[asked] { return name }
    let distances = names.map { ($0, editDistance(Array(asked), Array($0.lowercased()))) }
    guard let (name, distance) = distances.min(by: { $0.1 < $1.1 }) else { return nil }
    return distance <= max(1, max(asked.count, name.count) / 3) ? name : nil
}

/// Letters to insert, to delete or to replace to make one word of the other (Levenshtein's distance).
private func editDistance(_ first: [Character], _ second: [Character]) -> Int {
    var row = Array(0...second.count)
    for (index, letter) in first.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for (column, other) in second.enumerated() {
            let changed = diagonal + (letter == other ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
        }
    }
    return row[second.count]
}
