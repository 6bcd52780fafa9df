// What cachenet.h declares; HeaderCheck.swift has the compiler compare both.

public import CCacheNet
internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetDevice

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// `nonisolated(unsafe)` because it is written once and never freed.
nonisolated(unsafe) private let version = unsafe UnsafePointer(strdup(CacheNetVersion.current))

/// `cachenet_version` of cachenet.h: the library's version, which lives as long as the process.
@_cdecl("cachenet_version")
public func cachenetVersion() -> UnsafePointer<CChar>? { unsafe version }

/// `cachenet_open` of cachenet.h: opens a device, or says in `message` why not.
@_cdecl("cachenet_open")
public func cachenetOpen(
    _ options: UnsafePointer<cachenet_options>?, _ device: UnsafeMutablePointer<OpaquePointer?>?,
    _ message: UnsafeMutablePointer<CChar>?, _ capacity: Int
) -> cachenet_status {
    unsafe call(message, capacity) {
        guard let device = unsafe device else { throw InterfaceError.missing("device") }
        unsafe device.pointee = nil
        let options = try unsafe OpenOptions(options)
        unsafe device.pointee = DeviceTable.shared.add(try waiting { try await options.open() })
    }
}

/// `cachenet_infer` of cachenet.h: answers one frame; an edge that does not answer is no error.
@_cdecl("cachenet_infer")
public func cachenetInfer(
    _ device: OpaquePointer?, _ frame: UnsafePointer<cachenet_frame>?,
    _ answer: UnsafeMutablePointer<UnsafePointer<cachenet_answer>?>?, _ message: UnsafeMutablePointer<CChar>?,
    _ capacity: Int
) -> cachenet_status {
    unsafe give(answer, "answer", of: device, message, capacity) { device in
        let frame = try unsafe Tensor(frame, for: device.bundle.config.input)
        // Begun on the device's own thread, it stays there.
        let answer = try waiting(on: device.executor) { try await device.infer(frame) }
        return try unsafe Block.make { unsafe cachenet_answer(answer, in: &$0) }
    }
}

/// `cachenet_describe` of cachenet.h: what bundle the device has now.
@_cdecl("cachenet_describe")
public func cachenetDescribe(
    _ device: OpaquePointer?, _ bundle: UnsafeMutablePointer<UnsafePointer<cachenet_bundle>?>?,
    _ message: UnsafeMutablePointer<CChar>?, _ capacity: Int
) -> cachenet_status {
    unsafe give(bundle, "bundle", of: device, message, capacity) { device in
        let bundle = device.bundle
        return try unsafe Block.make { unsafe cachenet_bundle(bundle, in: &$0) }
    }
}

/// `cachenet_count` of cachenet.h: what the device did so far.
@_cdecl("cachenet_count")
public func cachenetCount(
    _ device: OpaquePointer?, _ statistics: UnsafeMutablePointer<UnsafePointer<cachenet_statistics>?>?,
    _ message: UnsafeMutablePointer<CChar>?, _ capacity: Int
) -> cachenet_status {
    unsafe give(statistics, "statistics", of: device, message, capacity) { device in
        let report = try waiting { await device.report }
        return try unsafe Block.make { unsafe cachenet_statistics(report, in: &$0) }
    }
}

/// `cachenet_settle` of cachenet.h: waits until no model is being fetched.
@_cdecl("cachenet_settle")
public func cachenetSettle(
    _ device: OpaquePointer?, _ message: UnsafeMutablePointer<CChar>?, _ capacity: Int
) -> cachenet_status {
    unsafe call(message, capacity) {
        let device = try unsafe DeviceTable.shared.device(device)
        try waiting { await device.settle() }
    }
}

/// `cachenet_close` of cachenet.h: ends the device once frames of other threads are answered.
@_cdecl("cachenet_close")
public func cachenetClose(_ device: OpaquePointer?) -> cachenet_status {
    guard let device = unsafe device else { return CACHENET_OK }
    return call(nil, 0) {
        let device = try unsafe DeviceTable.shared.remove(device)
        try waiting { await device.shutdown() }
    }
}

/// `cachenet_free` of cachenet.h: ends what a function above gave; NULL is allowed.
@_cdecl("cachenet_free")
public func cachenetFree(_ given: UnsafeRawPointer?) {
    unsafe free(UnsafeMutableRawPointer(mutating: given))
}

/// A call that gives what it made of a device.
private func give<Result>(
    _ result: UnsafeMutablePointer<UnsafePointer<Result>?>?, _ name: String, of device: OpaquePointer?,
    _ message: UnsafeMutablePointer<CChar>?, _ capacity: Int, _ make: (Device) throws -> UnsafePointer<Result>
) -> cachenet_status {
    unsafe call(message, capacity) {
        guard let result = unsafe result else { throw InterfaceError.missing(name) }
        unsafe result.pointee = nil
        unsafe result.pointee = try unsafe make(try DeviceTable.shared.device(device))
    }
}
