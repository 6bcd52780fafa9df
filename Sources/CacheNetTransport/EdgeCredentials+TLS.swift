internal import CacheNetCore
internal import NIOSSL

extension EdgeCredentials {
    /// - Throws: ``TransportError`` `invalidAddress` that names the file that cannot be used.
    func tlsConfiguration() throws(TransportError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if let authorities {
            configuration.trustRoots = .certificates(
                try Self.read(authorities, "certificates") { try NIOSSLCertificate.fromPEMFile(authorities) })
        }
        if let certificate {
            let chain = try Self.read(certificate, "a certificate") { try NIOSSLCertificate.fromPEMFile(certificate) }
            configuration.certificateChain = chain.map { .certificate($0) }
        }
        if let key {
            let key = try Self.read(key, "a private key") { try NIOSSLPrivateKey(file: key, format: .pem) }
            configuration.privateKey = .privateKey(key)
        }
        return configuration
    }

    private static func read<Content>(
        _ path: String, _ what: String, _ read: () throws -> Content
    ) throws(TransportError) -> Content {
        do {
            return try read()
        } catch {
            throw TransportError(.invalidAddress, "expected \(what) in PEM in \(path): \(error)")
        }
    }
}
