internal import NIOCore
internal import NIOPosix

/// What all models of a server run on.
struct Workers: Sendable {
    let pool: NIOThreadPool
    /// For what is due later.
    let timer: any EventLoop
}
