/// What a device shows to its edge server, and whom it believes. Files are in PEM.
public struct EdgeCredentials: Sendable, Hashable {
    /// The authorities that a server's certificate may come from; `nil` for those that the system knows.
    public var authorities: String?
    /// A certificate of the device's own, for a server that asks for one; with ``key``.
    public var certificate: String?
    /// The certificate's private key, without a password.
    public var key: String?
    /// A bearer token.
    public var token: String?

    /// Without anything, a device shows nothing and believes the authorities that the system knows.
    public init(
        authorities: String? = nil, certificate: String? = nil, key: String? = nil, token: String? = nil
    ) {
        self.authorities = authorities
        self.certificate = certificate
        self.key = key
        self.token = token
    }

    /// The header `Authorization`; `nil` without a token.
    public var authorization: String? { token.map { "Bearer \($0)" } }
}
