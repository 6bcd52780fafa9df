/// What a device shows to its edge server, and whom it believes. Files are in PEM.
public struct EdgeCredentials: Sendable, Hashable {
    /// The authorities that a server's certificate may come from; `nil` for those that the system knows.
    public var authorities: String?
    /// A certificate of the device's own, for a server that asks for one; with ``key``.
    public var certificate: String?
    /// The certificate's private key, without a password.
    public var key: String?
    /// A bearer token, of printable ASCII characters.
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
    ///
    /// - Throws: ``TransportError`` `invalidAddress` for a token that no header can hold.
    public func authorization() throws(TransportError) -> String? {
        guard let token else { return nil }
        // Said here and without the token: who refuses the header would repeat it.
        guard Self.isToken(token) else {
            throw TransportError(
                .invalidAddress, "expected a token of printable ASCII characters without spaces, got another one")
        }
        return "Bearer \(token)"
    }

    /// Whether a header can hold it: printable ASCII characters, no spaces.
    package static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
