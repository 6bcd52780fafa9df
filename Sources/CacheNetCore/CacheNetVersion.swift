/// The version of everything here, which is released together.
package enum CacheNetVersion {
    package static let current = "0.1.0"
}
