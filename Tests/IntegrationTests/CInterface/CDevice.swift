import CCacheNet
import Foundation

/// A device as a C program has it: every call goes through `cachenet.h`.
struct CDevice: Sendable {
    struct Failure: Error {
        let status: cachenet_status
        let message: String
    }

    /// Copied, so that the answer can be freed.
    struct Seen: Sendable {
        let label: Int64
        let name: String?
        let probability: Double
        let probabilities: [Double]
        let origin: cachenet_origin
        let reason: String?
        let version: String?
        let totalSeconds: Double
    }

    struct Counts: Sendable {
        let hits: Int64
        let misses: Int64
        let downloads: Int64
    }

    /// A number in the place of an address.
    private let number: UInt
    var handle: OpaquePointer? { OpaquePointer(bitPattern: number) }

    init(_ change: (inout cachenet_options) -> Void) throws(Failure) {
        var options = cachenet_options()
        options.size = MemoryLayout<cachenet_options>.size
        change(&options)
        var device: OpaquePointer?
        try Self.call { cachenet_open(&options, &device, $0, $1) }
        number = UInt(bitPattern: device)
    }

    /// A device whose bundle is on disk.
    init(bundle: ToyBundle, edge: String, deadline: Double = 60) throws {
        let device: CDevice = try edge.withCString { edge in
            try bundle.url.path.withCString { path in
                try CDevice { options in
                    options.edge = edge
                    options.bundle_directory = path
                    options.deadline_seconds = deadline
                    options.log_level = CDevice.none
                }
            }
        }
        self = device
    }

    init(edge: String) throws {
        let device: CDevice = try edge.withCString { edge in try CDevice { $0.edge = edge } }
        self = device
    }

    /// `nonisolated(unsafe)` because it is written once and never freed.
    nonisolated(unsafe) static let none = UnsafePointer(strdup("none"))

    /// - Parameter body: takes the message and its capacity.
    static func call(_ body: (UnsafeMutablePointer<CChar>, Int) -> cachenet_status) throws(Failure) {
        let capacity = 512
        let message = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
        message.initialize(repeating: 1, count: capacity)
        defer { message.deallocate() }
        let status = body(message, capacity)
        let text = String(cString: message)
        guard status == CACHENET_OK else { throw Failure(status: status, message: text) }
    }

    func infer(_ bytes: [UInt8], type: String = "uint8", shape: [Int64] = [1, 3, 4, 4]) throws -> Seen {
        try type.withCString { type in
            try bytes.withUnsafeBytes { bytes in
                try shape.withUnsafeBufferPointer { shape in
                    try infer(
                        cachenet_frame(
                            data: bytes.baseAddress, byte_count: bytes.count, element_type: type,
                            shape: shape.baseAddress, rank: shape.count))
                }
            }
        }
    }

    func infer(_ frame: cachenet_frame) throws(Failure) -> Seen {
        var frame = frame
        var answer: UnsafePointer<cachenet_answer>?
        try Self.call { cachenet_infer(handle, &frame, &answer, $0, $1) }
        defer { cachenet_free(answer) }
        guard let given = answer?.pointee else { throw Failure(status: CACHENET_OK, message: "no answer") }
        return Seen(
            label: given.label, name: given.name.map { String(cString: $0) }, probability: given.probability,
            probabilities: Array(UnsafeBufferPointer(start: given.probabilities, count: given.probability_count)),
            origin: given.origin, reason: given.reason.map { String(cString: $0) },
            version: given.version.map { String(cString: $0) }, totalSeconds: given.total_seconds)
    }

    func counts() throws(Failure) -> Counts {
        var statistics: UnsafePointer<cachenet_statistics>?
        try Self.call { cachenet_count(handle, &statistics, $0, $1) }
        defer { cachenet_free(statistics) }
        guard let given = statistics?.pointee else { throw Failure(status: CACHENET_OK, message: "no statistics") }
        return Counts(
            hits: given.hits, misses: given.misses, downloads: given.downloads)
    }

    func settle() throws(Failure) { try Self.call { cachenet_settle(handle, $0, $1) } }

    func close() -> cachenet_status { cachenet_close(handle) }
}

/// Runs what blocks on a thread of its own, since the pool that the tests run on has few.
func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
        Thread.detachNewThread { continuation.resume(with: Swift.Result { try body() }) }
    }
}

extension ToyBundle {
    static func pixels(_ colour: Colour) -> [UInt8] {
        (0..<48).map { $0 / 16 == colour.rawValue ? 250 : 5 }
    }
}
