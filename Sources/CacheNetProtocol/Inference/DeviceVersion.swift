/// The version of a bundle that a device runs, as far as an answer of the edge has to fit it.
package struct DeviceVersion: Sendable {
    /// The digest of the bundle's manifest.
    package let digest: String
    /// How many labels it has.
    package let labels: Int
    /// Of the labels, in their order.
    package let fingerprint: String

    package init(digest: String, labels: Int, fingerprint: String) {
        self.digest = digest
        self.labels = labels
        self.fingerprint = fingerprint
    }
}
