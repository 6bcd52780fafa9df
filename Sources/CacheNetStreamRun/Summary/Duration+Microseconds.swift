extension Duration {
    /// Microseconds, to a tenth.
    package var microseconds: Double { (self / .nanoseconds(100)).rounded() / 10 }
}
