internal import CCacheNet
internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetDevice
internal import CacheNetTransport

/// What a C program is told when a call fails.
struct InterfaceError: Error {
    let status: cachenet_status
    /// What was expected and what came.
    let message: String

    init(_ status: cachenet_status, _ message: String) {
        self.status = status
        self.message = message
    }

    static func missing(_ argument: String) -> InterfaceError {
        InterfaceError(CACHENET_INVALID_ARGUMENT, "\(argument): expected an address, got NULL")
    }

    /// - Parameter error: whatever the library threw.
    init(_ error: any Error) {
        if let error = error as? InterfaceError {
            self = error
        } else {
            self.init(Self.status(of: error), "\(error)")
        }
    }

    private static func status(of error: any Error) -> cachenet_status {
        switch error {
        case is TensorError: CACHENET_INVALID_FRAME
        case let error as DeviceError:
            switch error.code {
            case .invalidFrame: CACHENET_INVALID_FRAME
            case .shutDown: CACHENET_CLOSED
            case .bundleUnavailable: CACHENET_UNREACHABLE
            default: CACHENET_UNUSABLE_BUNDLE
            }
        case let error as TransportError:
            error.code == .invalidAddress ? CACHENET_INVALID_ARGUMENT : CACHENET_UNREACHABLE
        case is BundleError: CACHENET_UNUSABLE_BUNDLE
        case is EngineError: CACHENET_ENGINE_FAILED
        default: CACHENET_FAILED
        }
    }
}
