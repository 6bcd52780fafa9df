package import AsyncHTTPClient
package import CacheNetCore
package import CacheNetProtocol
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// Tells an edge server how a device is: `PUT /devices/{id}`. A report never holds up a frame: while one is on its way
/// the next one is left out.
package final class DeviceReporter: Sendable {
    private static let patience = TimeAmount.seconds(5)

    private let client: HTTPClient
    private let address: String
    private let authorization: String?
    private let sending = Mutex<Task<Void, Never>?>(nil)
    private let failure = Mutex<TransportError?>(nil)

    /// - Parameters:
    ///   - client: one whose thread is not the device's.
    ///   - baseURL: the server's, for example `http://127.0.0.1:8080`.
    ///   - device: its id there: 1 to 64 letters, digits, `.`, `_` and `-`.
    ///   - authorization: the header of that name.
    /// - Throws: ``TransportError`` `invalidAddress` when the address or the id is none.
    package init(
        client: HTTPClient, baseURL: String, device: String, authorization: String? = nil
    ) throws(TransportError) {
        guard device.isPlainName else {
            throw TransportError(
                .invalidAddress, "device: expected 1 to 64 letters, digits, '.', '_', '-', got '\(device.prefix(80))'")
        }
        self.client = client
        address = "\(try ServerURL(baseURL))/devices/\(device)"
        self.authorization = authorization
    }

    /// Why the last report that failed did.
    package var lastFailure: TransportError? { failure.withLock { $0 } }

    package func send(_ report: DeviceReport) {
        sending.withLock { sending in
            guard sending == nil else { return }
            sending = Task { [self] in
                await put(report)
                self.sending.withLock { $0 = nil }
            }
        }
    }

    /// Sends the last report, and returns once that is done.
    package func finish(_ report: DeviceReport) async {
        await sending.withLock { $0 }?.value
        await put(report)
    }

    private func put(_ report: DeviceReport) async {
        do {
            var request = HTTPClientRequest(url: address)
            request.method = .PUT
            request.headers.add(name: "Content-Type", value: "application/json")
            if let authorization { request.headers.add(name: "Authorization", value: authorization) }
            request.body = .bytes(ByteBuffer(bytes: try WireJSON.encode(report)))
            let response = try await client.execute(request, timeout: Self.patience)
            let body = try await response.body.collect(upTo: 1 << 16)
            guard (200..<300).contains(response.status.code) else {
                throw TransportError(requesting: address, status: response.status.code, body: String(buffer: body))
            }
        } catch {
            failure.withLock { $0 = TransportError(requesting: address, cause: error) }
        }
    }
}
