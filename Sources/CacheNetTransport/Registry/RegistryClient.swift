public import AsyncHTTPClient
public import CacheNetBundle
public import CacheNetCore
internal import NIOCore
internal import NIOHTTP1

/// Pulls from the OCI distribution API of an edge server or a registry.
///
/// A blob whose connection breaks is continued where it stopped. Nothing is handed out before its size and digest are
/// those that the manifest declares. Redirects are followed.
public struct RegistryClient: BundleRegistry {
    private let requests: RegistryRequests
    private let repository: String
    private let attempts: Int
    private let clock: any Clock<Duration>

    /// The address of the registry and the name there: what a store keeps its bundles apart by.
    public let origin: String

    /// - Parameters:
    ///   - client: one that leaves redirects alone, such as ``EdgeConnection/downloads``.
    ///   - baseURL: for example `http://127.0.0.1:8080`, without a path.
    ///   - name: the repository, for example the bundle's name, or `models/cifar10`.
    ///   - authorization: the header of that name for the registry; it is not shown to a host that it redirects to.
    ///   - attempts: requests for one blob before giving up, at least 1.
    /// - Throws: ``TransportError`` with code `invalidAddress` when the URL or the name is none.
    public init(
        client: HTTPClient, baseURL: String, name: String, authorization: String? = nil, attempts: Int = 4,
        clock: any Clock<Duration> = .continuous
    ) throws(TransportError) {
        let base = try ServerURL(baseURL)
        let repository = "\(base)/v2/\(try RepositoryName.checked(name))"
        requests = RegistryRequests(client: client, registry: base, authorization: authorization)
        self.repository = repository
        self.attempts = max(1, attempts)
        self.clock = clock
        origin = "\(base)/\(name)"
    }

    /// Pulls a blob from its first byte on.
    ///
    /// - Returns: the blob's bytes; their size and digest are those of the descriptor.
    /// - Throws: ``TransportError`` of the last attempt. `rejected`, `invalidAddress` and `cancelled` end it at once.
    public func blob(_ descriptor: Descriptor) async throws(TransportError) -> ModelBytes {
        try await blob(descriptor, resuming: nil)
    }

    /// Pulls a blob, or what is missing of it; a registry without ranges sends all of it again.
    ///
    /// - Parameter partial: what came in an earlier transfer; what comes now is added to it, and it is removed in the
    ///   end. `nil` begins anew.
    /// - Returns: the blob's bytes; their size and digest are those of the descriptor.
    /// - Throws: ``TransportError`` of the last attempt. `rejected`, `invalidAddress` and `cancelled` end it at once.
    public func blob(
        _ descriptor: Descriptor, resuming partial: PartialBlob?
    ) async throws(TransportError) -> ModelBytes {
        var download = BlobDownload(descriptor, partial: partial)
        var failure: TransportError?
        for attempt in 0..<attempts {
            do throws(TransportError) {
                if attempt > 0 { try await pause(before: attempt) }
                try await resume(&download)
                return try download.finish()
            } catch {
                failure = error
                if [.cancelled, .rejected, .invalidAddress].contains(error.code) { break }
                // A wrong byte may be anywhere: what was received so far is worth nothing.
                if error.code == .corrupted { download = download.restarted() }
            }
        }
        throw failure ?? TransportError(.unreachable, "\(repository)/blobs/\(descriptor.digest): no attempt was made")
    }

    private func pause(before attempt: Int) async throws(TransportError) {
        do {
            try await clock.sleep(for: .milliseconds(50) * (1 << min(attempt - 1, 6)))
        } catch {
            throw TransportError(.cancelled, "the pull was cancelled")
        }
    }

    private func resume(_ download: inout BlobDownload) async throws(TransportError) {
        // It broke after the last byte: there is nothing left to ask for.
        if download.received > 0, download.isComplete { return }
        let url = "\(repository)/blobs/\(download.descriptor.digest)"
        do {
            let range = download.received > 0 ? ["Range": "bytes=\(download.received)-"] : HTTPHeaders()
            let response = try await requests.get(url, headers: range)
            switch response.status {
            case .partialContent where download.received > 0:
                break
            case .ok:
                // The whole blob comes, whether or not a part of it was asked for.
                download = download.restarted()
            case .rangeNotSatisfiable where download.received > 0:
                // This registry has no ranges, or other bytes than came so far: the next attempt asks for all of them.
                download = download.restarted()
                throw TransportError(.unreachable, "\(url): the range that is missing was refused")
            default:
                // The status counts, whatever page comes with it.
                let body = (try? await response.body.collect(upTo: 4096)).map { String(buffer: $0) } ?? ""
                throw TransportError(requesting: url, status: response.status.code, body: body)
            }
            for try await chunk in response.body { try download.append(chunk) }
            try download.checkComplete()
        } catch {
            throw TransportError(requesting: url, cause: error)
        }
    }
}

extension RegistryClient {
    /// No index lists more bundles than anybody would look through.
    private static let indexLimit = 16

    /// An image index is followed to the bundle's manifest that it lists.
    public func manifest(_ reference: String) async throws(TransportError) -> [UInt8] {
        let document = try await document(reference)
        let url = "\(repository)/manifests/\(reference)"
        let index: ImageIndex?
        do throws(BundleError) {
            index = try ImageIndex.parse(ifIndex: document)
        } catch {
            throw TransportError(.invalidResponse, "\(url): \(error)")
        }
        guard let index else { return document }
        let entries = index.manifests.filter { $0.mediaType == MediaType.imageManifest }
        for entry in entries.prefix(Self.indexLimit) {
            let manifest = try await self.document(entry.digest.description)
            // The only one is followed whatever it is: what reads it says best what is wrong with it.
            if entries.count == 1 || (try? BundleDescription.parseManifest(manifest)) != nil { return manifest }
        }
        throw TransportError(
            .invalidResponse,
            "\(url): expected an image index that lists a bundle, got one with \(entries.count) other manifests")
    }

    /// - Returns: a manifest or an index; what a digest was asked for has that digest.
    private func document(_ reference: String) async throws(TransportError) -> [UInt8] {
        let url = "\(repository)/manifests/\(reference)"
        do {
            let response = try await requests.get(
                url, headers: ["Accept": "\(MediaType.imageManifest), \(MediaType.imageIndex)"])
            let body = try await response.body.collect(upTo: BundleDescription.maximumManifestSize)
            guard response.status == .ok else {
                throw TransportError(requesting: url, status: response.status.code, body: String(buffer: body))
            }
            let bytes = Array(buffer: body)
            if let expected = try? Digest(parsing: reference), Digest.sha256(of: bytes) != expected {
                throw TransportError(.corrupted, "\(url): the bytes received have digest \(Digest.sha256(of: bytes))")
            }
            return bytes
        } catch {
            throw TransportError(requesting: url, cause: error)
        }
    }
}
