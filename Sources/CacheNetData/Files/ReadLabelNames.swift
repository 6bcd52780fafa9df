internal import CacheNetCore

/// - Returns: the names in a file of one label a line; empty lines count for nothing.
/// - Throws: ``DataError`` when it is no text in UTF-8, has no name, or has one twice.
func readLabelNames(_ path: String) throws(DataError) -> [String] {
    let bytes = withoutByteOrderMark(try readFile(path, limit: 1 << 20))
    guard let text = String(validating: bytes, as: UTF8.self) else {
        throw DataError(.invalidFile, "\(path): expected label names in UTF-8, got other bytes")
    }
    let labels = text.split(whereSeparator: \.isNewline).map(trimmed).filter { !$0.isEmpty }.map(String.init)
    guard !labels.isEmpty else {
        throw DataError(.invalidFile, "\(path): expected one label name a line, got no name")
    }
    // Equal are names that look the same, in whichever way their accents are written.
    var seen: Set<String> = []
    if let twice = labels.first(where: { !seen.insert($0).inserted }) {
        throw DataError(.invalidFile, "\(path): expected each label name once, got \"\(twice)\" again")
    }
    return labels
}
