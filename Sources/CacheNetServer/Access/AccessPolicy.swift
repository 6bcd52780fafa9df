internal import CacheNetBundle
internal import CacheNetProtocol

extension EdgeServer {
    /// Who may ask, and how much: what can change while a server runs.
    public struct AccessPolicy: Sendable {
        /// Without any, everybody may do everything.
        public var tokens: [AccessToken]
        /// Of each client.
        public var limits: ClientLimits

        /// Without anything, everybody may do everything, as often as they like.
        public init(tokens: [AccessToken] = [], limits: ClientLimits = ClientLimits()) {
            self.tokens = tokens
            self.limits = limits
        }

        /// - Parameter authorization: the header of that name.
        /// - Returns: the token that was presented; `nil` where none is needed.
        /// - Throws: ``InferenceError`` `unauthenticated` without a token, or with one that is not known.
        func token(_ authorization: String?) throws(InferenceError) -> AccessToken? {
            guard !tokens.isEmpty else { return nil }
            let scheme = "bearer "
            guard let authorization, authorization.prefix(scheme.count).lowercased() == scheme else {
                throw InferenceError(.unauthenticated, "expected the header Authorization: Bearer TOKEN")
            }
            let presented = Digest.sha256(of: Array(authorization.utf8.dropFirst(scheme.utf8.count)))
            guard let token = known(presented) else {
                throw InferenceError(.unauthenticated, "expected a known token, got another one")
            }
            return token
        }

        /// Looks at every character of every token's digest, whatever was presented: how long it takes tells nothing.
        private func known(_ presented: Digest) -> AccessToken? {
            var found: AccessToken?
            for token in tokens {
                var difference: UInt8 = 0
                for (left, right) in zip(token.digest.hex.utf8, presented.hex.utf8) { difference |= left ^ right }
                if difference == 0 { found = token }
            }
            return found
        }
    }
}
