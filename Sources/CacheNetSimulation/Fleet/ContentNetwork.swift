/// Caches in front of a registry, as far as load goes.
///
/// A blob never changes, so a cache fetches it once, when it is first asked for; whoever asks meanwhile waits for the same
/// fetch. The name of the newest version does change, so a cache asks for it again when its answer is too old.
struct ContentNetwork {
    private static let never = Int.max

    private let blobs: Int
    private let manifestMinutes: Int
    /// When each site was asked first for each blob of each version: `(site * versions + version) * blobs + blob`.
    private var firstAsked: [Int]
    /// Whether each site was asked for the newest version in each minute.
    private var manifestAsked: [Bool]
    private let versions: Int
    private let sites: Int

    /// - Parameter blobs: of one version.
    init(sites: Int, versions: Int, blobs: Int, manifestMinutes: Int) {
        self.sites = sites
        self.versions = versions
        self.blobs = blobs
        self.manifestMinutes = manifestMinutes
        firstAsked = [Int](repeating: Self.never, count: sites * versions * blobs)
        manifestAsked = [Bool](repeating: false, count: sites * MinuteLoad.minutes)
    }

    mutating func askManifest(at site: Int, minute: Int) { manifestAsked[site * MinuteLoad.minutes + minute] = true }

    mutating func ask(_ blob: Int, of version: Int, at site: Int, minute: Int) {
        let index = (site * versions + version) * blobs + blob
        firstAsked[index] = min(firstAsked[index], minute)
    }

    /// What reaches the registry.
    ///
    /// - Parameter bytes: of each blob.
    func registryLoad(bytes: [Int], manifestBytes: Int) -> (requests: MinuteLoad, bytes: MinuteLoad) {
        var (requests, sent) = (MinuteLoad(), MinuteLoad())
        for (index, minute) in firstAsked.enumerated() where minute != Self.never {
            requests.counts[minute] += 1
            sent.add(bytes[index % blobs], at: minute)
        }
        for site in 0..<sites {
            var fresh = 0
            for minute in 0..<MinuteLoad.minutes
            where minute >= fresh && manifestAsked[site * MinuteLoad.minutes + minute] {
                requests.counts[minute] += 1
                sent.add(manifestBytes, at: minute)
                fresh = minute + manifestMinutes
            }
        }
        return (requests, sent)
    }
}
