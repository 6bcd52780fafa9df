extension Decoder {
    /// Refuses members of a JSON object that nobody reads. One that is misspelt would be left out in silence, and its
    /// default would count instead.
    ///
    /// - Parameters:
    ///   - key: all members that are known.
    ///   - synonyms: what other tools call some of them, from their word to ours.
    /// - Throws: `DecodingError.dataCorrupted` that names the member and the nearest known one.
    package func refuseUnknownKeys<Key: CodingKey & CaseIterable>(
        besides key: Key.Type, synonyms: [String: String] = [:]
    ) throws {
        let known = Key.allCases.map(\.stringValue)
        let names = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
        guard let stranger = names.first(where: { !known.contains($0) }) else { return }
        let nearest = nearestName(to: stranger, among: known, synonyms: synonyms).map { " (did you mean \($0)?)" }
        throw DecodingError.dataCorrupted(
            .init(
                codingPath: codingPath + [AnyKey(stringValue: stranger)],
                debugDescription: "expected one of \(known.joined(separator: ", ")), got \(stranger)\(nearest ?? "")"))
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
