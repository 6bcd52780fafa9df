/// Where a server's certificate is. Files are in PEM; they are reloaded each minute, and when the server is told to.
public struct TLSFiles: Sendable, Hashable {
    /// The server's certificate, and those between it and its authority.
    public var certificate: String
    /// The certificate's private key, without a password.
    public var key: String
    /// The authorities of clients' certificates; with it, only clients that have one may connect. Read once.
    public var clientAuthorities: String?

    /// Paths of files in PEM; none is read before the server is made.
    public init(certificate: String, key: String, clientAuthorities: String? = nil) {
        self.certificate = certificate
        self.key = key
        self.clientAuthorities = clientAuthorities
    }
}
