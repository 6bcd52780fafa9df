/// What a cache cost over a trace.
package struct CacheFigures: Sendable, Hashable, Codable {
    package internal(set) var downloads = 0
    package internal(set) var downloadedBytes = 0
    package internal(set) var evictions = 0

    package init() {}
}
