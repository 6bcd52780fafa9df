import CCacheNet
import Foundation
import Testing

/// What C programs do wrong: each is an error that says so, and never the end of the process.
@Suite(.timeLimit(.minutes(15)))
struct CInterfaceMistakesTests {
    private static func failure(_ body: () throws -> Void) -> CDevice.Failure? {
        do { try body() } catch { return error as? CDevice.Failure }
        return nil
    }

    private func withDevice(_ body: @escaping @Sendable (CDevice) throws -> Void) async throws {
        let bundle = try ToyBundle()
        try await onThread {
            let device = try CDevice(bundle: bundle, edge: "http://127.0.0.1:9")
            try body(device)
            #expect(device.close() == CACHENET_OK)
        }
    }

    @Test func framesThatDoNotFit() async throws {
        try await withDevice { device in
            let pixels = ToyBundle.pixels(.red)
            func says(_ text: String, _ type: String, _ shape: [Int64], _ bytes: [UInt8]) {
                let failure = Self.failure { _ = try device.infer(bytes, type: type, shape: shape) }
                #expect(failure?.status == CACHENET_INVALID_FRAME, "\(shape)")
                #expect(failure?.message.contains(text) == true, "\(failure?.message ?? "no error")")
            }
            says("got uint8 [3, 4, 4] in 47 bytes", "uint8", [3, 4, 4], Array(pixels.dropLast()))
            says("expected uint8 [3, 4, 4] in 48 bytes, got uint8 [] in 48 bytes", "uint8", [], pixels)
            says("got uint8 [0, 3, 4, 4] in 0 bytes", "uint8", [0, 3, 4, 4], [])
            says("got [-1, 4, 4]", "uint8", [-1, 4, 4], pixels)
            says("overflows", "uint8", [.max, .max], pixels)
            says("got uint8 [1125899906842624]", "uint8", [1 << 50], pixels)
            says("[4, 4, 3]", "uint8", [4, 4, 3], pixels)
            says("got \"pixels\"", "pixels", [3, 4, 4], pixels)
            says("rank: expected at most", "uint8", [Int64](repeating: 1, count: 17), pixels)
        }
    }

    @Test func addressesThatAreNotThere() async throws {
        try await withDevice { device in
            let shape: [Int64] = [3, 4, 4]
            shape.withUnsafeBufferPointer { shape in
                "uint8".withCString { type in
                    let whole = cachenet_frame(
                        data: nil, byte_count: 48, element_type: type, shape: shape.baseAddress, rank: 3)
                    var (typeless, shapeless) = (whole, whole)
                    typeless.element_type = nil
                    shapeless.shape = nil
                    for (name, frame) in [("data", whole), ("element_type", typeless), ("shape", shapeless)] {
                        let failure = Self.failure { _ = try device.infer(frame) }
                        #expect(failure?.status == CACHENET_INVALID_ARGUMENT)
                        #expect(failure?.message == "\(name): expected an address, got NULL")
                    }
                    var endless = whole
                    endless.rank = -1
                    let failure = Self.failure { _ = try device.infer(endless) }
                    #expect(failure?.message.hasSuffix("got \(UInt.max)") == true)
                }
            }
            var answer: UnsafePointer<cachenet_answer>?
            var frame = cachenet_frame()
            #expect(cachenet_infer(device.handle, nil, &answer, nil, 0) == CACHENET_INVALID_ARGUMENT)
            #expect(cachenet_infer(device.handle, &frame, nil, nil, 0) == CACHENET_INVALID_ARGUMENT)
            #expect(cachenet_infer(nil, &frame, &answer, nil, 0) == CACHENET_INVALID_ARGUMENT)
            #expect(cachenet_describe(device.handle, nil, nil, 0) == CACHENET_INVALID_ARGUMENT)
            #expect(cachenet_count(device.handle, nil, nil, 0) == CACHENET_INVALID_ARGUMENT)
            #expect(cachenet_open(nil, nil, nil, 0) == CACHENET_INVALID_ARGUMENT)
            #expect(cachenet_close(nil) == CACHENET_OK)
            cachenet_free(nil)
        }
    }

    @Test func devicesThatAreClosedOrNeverWere() async throws {
        let bundle = try ToyBundle()
        try await onThread {
            let device = try CDevice(bundle: bundle, edge: "http://127.0.0.1:9")
            #expect(device.close() == CACHENET_OK)
            #expect(device.close() == CACHENET_CLOSED)
            for use in [
                { _ = try device.infer(ToyBundle.pixels(.red)) }, { _ = try device.counts() }, { try device.settle() },
            ] as [() throws -> Void] {
                #expect(Self.failure(use)?.status == CACHENET_CLOSED)
            }
            #expect(cachenet_close(OpaquePointer(bitPattern: 0xDEAD_BEEF)) == CACHENET_CLOSED)
        }
    }

    @Test(arguments: [
        ("size", CACHENET_INVALID_ARGUMENT, "options: size: expected"),
        ("no edge", CACHENET_INVALID_ARGUMENT, "edge: expected an address, got NULL"),
        ("edge", CACHENET_INVALID_ARGUMENT, "edge: expected"),
        ("nobody there", CACHENET_UNREACHABLE, ""),
        ("bytes", CACHENET_INVALID_ARGUMENT, "edge: expected UTF-8"),
        ("both", CACHENET_INVALID_ARGUMENT, "expected one of bundle, bundle_directory and registry"),
        ("directory", CACHENET_UNUSABLE_BUNDLE, ""),
        ("deadline", CACHENET_INVALID_ARGUMENT, "deadline_seconds: expected 0 to 1e6, got nan"),
        ("level", CACHENET_INVALID_ARGUMENT, "log_level: expected one of"),
        ("token", CACHENET_INVALID_ARGUMENT, "token: expected visible ASCII characters without spaces, got others"),
        ("authorities", CACHENET_INVALID_ARGUMENT, "/nowhere"),
    ])
    func options(mistake: String, status: cachenet_status, says: String) async throws {
        try await onThread {
            let failure = Self.failure {
                try "http://127.0.0.1:9".withCString { url in
                    try "/nowhere".withCString { path in
                        _ = try CDevice { options in
                            options.edge = url
                            options.log_level = CDevice.none
                            switch mistake {
                            case "size": options.size += 1
                            case "no edge": options.edge = nil
                            case "edge": options.edge = path
                            case "bytes": options.edge = Self.noText
                            case "both": (options.bundle, options.registry) = (path, path)
                            case "directory": options.bundle_directory = path
                            case "deadline": options.deadline_seconds = .nan
                            case "level": options.log_level = path
                            case "token": options.token = Self.spaced
                            case "authorities": options.ca_file = path
                            default: break
                            }
                        }
                    }
                }
            }
            #expect(failure?.status == status, "\(failure?.message ?? "no error")")
            #expect(says.isEmpty || failure?.message.contains(says) == true, "\(failure?.message ?? "no error")")
        }
    }

    /// `nonisolated(unsafe)` because it is written once and never freed.
    private nonisolated(unsafe) static let spaced = UnsafePointer(strdup("a secret\n"))

    /// `nonisolated(unsafe)` because it is written once and never freed.
    private nonisolated(unsafe) static let noText: UnsafePointer<CChar> = {
        let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: 2)
        bytes.initialize(to: -1)
        (bytes + 1).initialize(to: 0)
        return UnsafePointer(bytes)
    }()

    @Test func aMessageIsCutBetweenCharacters() async throws {
        try await withDevice { device in
            for capacity in 1...60 {
                var message = [CChar](repeating: 1, count: capacity + 1)
                var answer: UnsafePointer<cachenet_answer>?
                "ééééééééééééééééé".withCString { type in
                    var frame = cachenet_frame(data: nil, byte_count: 0, element_type: type, shape: nil, rank: 0)
                    #expect(
                        cachenet_infer(device.handle, &frame, &answer, &message, capacity) == CACHENET_INVALID_FRAME)
                }
                #expect(message[capacity] == 1)
                let text = message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
                #expect(text.count < capacity && String(validating: text, as: UTF8.self) != nil)
            }
        }
    }
}
