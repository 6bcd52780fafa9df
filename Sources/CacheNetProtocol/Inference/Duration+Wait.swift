extension Duration {
    /// As a wait for an answer of the edge, at least 0; `nil` for as long as the connection stands, which is what more than a
    /// day comes to. No clock here counts much further.
    package var boundedWait: Duration? { self > .seconds(86_400) ? nil : max(self, .zero) }
}
