internal import GRPCNIOTransportHTTP2Posix
internal import Logging
internal import NIOCertificateReloading
internal import NIOSSL

/// A server's certificate as both of its protocols take it. A new one counts for connections that come after it.
struct TLSIdentity: Sendable {
    private static let refreshInterval = Duration.seconds(60)

    private let reloader: TimedCertificateReloader
    /// For HTTP/1.
    let context: NIOSSLContext
    /// Without a certificate.
    static let inTheClear = HTTP2ServerTransport.Posix.TransportSecurity.plaintext
    /// For gRPC.
    let transportSecurity: HTTP2ServerTransport.Posix.TransportSecurity

    /// Reads the files.
    ///
    /// - Throws: ``ServerError`` `invalidConfiguration` that names the file.
    init(_ files: TLSFiles, logger: Logger) throws(ServerError) {
        do {
            // Says which file is missing or is no certificate.
            _ = try NIOSSLCertificate.fromPEMFile(files.certificate)
            _ = try NIOSSLPrivateKey(file: files.key, format: .pem)
        } catch {
            throw Self.unusable(files, error)
        }
        do {
            reloader = try TimedCertificateReloader.makeReloaderValidatingSources(
                refreshInterval: Self.refreshInterval,
                certificateSource: .init(location: .file(path: files.certificate), format: .pem),
                privateKeySource: .init(location: .file(path: files.key), format: .pem), logger: logger)
            var http = try TLSConfiguration.makeServerConfiguration(certificateReloader: reloader)
            http.applicationProtocols = ["http/1.1"]
            http.minimumTLSVersion = .tlsv12
            if let authorities = files.clientAuthorities {
                http.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(authorities))
                http.certificateVerification = .noHostnameVerification
            }
            context = try NIOSSLContext(configuration: http)
            transportSecurity = try .tls(certificateReloader: reloader) { grpc in
                guard let authorities = files.clientAuthorities else { return }
                grpc.trustRoots = .certificates([.file(path: authorities, format: .pem)])
                grpc.clientCertificateVerification = .noHostnameVerification
            }
        } catch {
            throw Self.unusable(files, error)
        }
    }

    /// Reloads the certificate; where that does not succeed, the one before stays.
    func reload() throws(ServerError) {
        do {
            try reloader.reload()
        } catch {
            throw ServerError(.invalidConfiguration, "the certificate cannot be read, the one before stays: \(error)")
        }
    }

    /// Reloads the certificate each minute, until it is cancelled.
    func watch() async throws {
        try await reloader.run()
    }

    private static func unusable(_ files: TLSFiles, _ error: any Error) -> ServerError {
        let names = [files.certificate, files.key] + (files.clientAuthorities.map { [$0] } ?? [])
        return ServerError(
            .invalidConfiguration,
            "expected a certificate and its key in PEM in \(names.joined(separator: ", ")): \(error)")
    }
}
