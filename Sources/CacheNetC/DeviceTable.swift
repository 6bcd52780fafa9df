internal import CCacheNet
internal import CacheNetDevice
internal import Synchronization

/// The devices that are open, by the number that a C program holds in place of an address.
///
/// Nothing is ever read there, and no number comes twice; so whatever a program passes, the worst is an error.
final class DeviceTable: Sendable {
    static let shared = DeviceTable()

    private struct State {
        var devices: [UInt: Device] = [:]
        var last: UInt = 0
    }
    private let state = Mutex(State())

    func add(_ device: Device) -> OpaquePointer? {
        unsafe OpaquePointer(
            bitPattern: state.withLock { state in
                state.last += 1
                state.devices[state.last] = device
                return state.last
            })
    }

    func device(_ handle: OpaquePointer?) throws(InterfaceError) -> Device {
        guard let handle = unsafe handle else { throw .missing("device") }
        guard let device = state.withLock({ $0.devices[UInt(bitPattern: handle)] }) else { throw Self.closed }
        return device
    }

    /// Who comes later finds it closed.
    func remove(_ handle: OpaquePointer) throws(InterfaceError) -> Device {
        guard let device = state.withLock({ $0.devices.removeValue(forKey: UInt(bitPattern: handle)) }) else {
            throw Self.closed
        }
        return device
    }

    private static let closed = InterfaceError(
        CACHENET_CLOSED, "device: expected one that is open, got one that is closed or never was there")
}
