extension BundleConfig {
    /// 16 hexadecimal digits that are the same for the same labels in the same order, and for no others.
    package var labelsFingerprint: String {
        // Each is preceded by its length, so that no two lists run into the same text.
        let text = labels.map { "\($0.utf8.count):\($0)" }.joined()
        return String(Digest.sha256(of: Array(text.utf8)).hex.prefix(16))
    }
}
