public import AsyncHTTPClient
public import CacheNetBundle
public import CacheNetCore
internal import NIOCore
internal import NIOHTTP1

/// Pulls from the OCI distribution API of an edge server or a registry.
///
/// A blob whose connection breaks is continued where it stopped. Nothing is handed out before its size and digest are
/// those that the manifest declares.
public struct RegistryClient: BundleRegistry {
    private let client: HTTPClient
    private let repository: String
    private let attempts: Int
    private let clock: any Clock<Duration>

    /// - Parameters:
    ///   - baseURL: for example `http://127.0.0.1:8080`, without a path.
    ///   - name: the repository, that is, the bundle's name.
    ///   - attempts: requests for one blob before giving up, at least 1.
    public init(
        client: HTTPClient, baseURL: String, name: String, attempts: Int = 4, clock: any Clock<Duration> = .continuous
    ) {
        self.client = client
        self.repository = "\(baseURL)/v2/\(name)"
        self.attempts = max(1, attempts)
        self.clock = clock
    }

    public func manifest(_ reference: String) async throws(TransportError) -> [UInt8] {
        let url = "\(repository)/manifests/\(reference)"
        do {
            var request = HTTPClientRequest(url: url)
            request.headers.add(name: "Accept", value: MediaType.imageManifest)
            let response = try await client.execute(request, timeout: .seconds(10))
            let body = try await response.body.collect(upTo: 4 << 20)
            guard response.status == .ok else {
                throw TransportError(requesting: url, status: response.status.code, body: String(buffer: body))
            }
            return Array(buffer: body)
        } catch {
            throw TransportError(requesting: url, cause: error)
        }
    }

    public func blob(_ descriptor: Descriptor) async throws(TransportError) -> ModelBytes {
        var download = BlobDownload(descriptor)
        var failure: TransportError?
        for attempt in 0..<attempts {
            do throws(TransportError) {
                if attempt > 0 { try await pause(before: attempt) }
                try await resume(&download)
                return try download.finish()
            } catch {
                failure = error
                if error.code == .cancelled || error.code == .rejected { break }
                // A wrong byte may be anywhere: what was received so far is worth nothing.
                if error.code == .corrupted { download = BlobDownload(descriptor) }
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
        let url = "\(repository)/blobs/\(download.descriptor.digest)"
        do {
            var request = HTTPClientRequest(url: url)
            if download.received > 0 { request.headers.add(name: "Range", value: "bytes=\(download.received)-") }
            let response = try await client.execute(request, timeout: .seconds(10))
            switch response.status {
            case .partialContent where download.received > 0:
                break
            case .ok:
                // The whole blob comes, whether or not a part of it was asked for.
                download = BlobDownload(download.descriptor)
            default:
                let body = try await response.body.collect(upTo: 4096)
                throw TransportError(requesting: url, status: response.status.code, body: String(buffer: body))
            }
            for try await chunk in response.body { try download.append(chunk) }
            try download.checkComplete()
        } catch {
            throw TransportError(requesting: url, cause: error)
        }
    }
}
