import Foundation
import Testing
import Torch

struct SafeTensorsTests {
    @Test func everyTypeComesBack() throws {
        let folder = try TemporaryFolder()
        let file = folder.file("weights.safetensors")
        var tensors: [String: Tensor] = ["none": try Tensor.zeros([0, 3]), "scalar": try Tensor.full([], value: 3)]
        for type in ScalarType.allCases {
            tensors["a \"name\"/é.\(type)"] = try Tensor([0, 1, 1, 0, 1, 1] as [UInt8], shape: [2, 3]).converted(
                to: type)
        }
        tensors["channels last"] = try Draw.pictures().contiguous(channelsLast: true)
        try SafeTensors(tensors, metadata: ["step": "12"]).write(to: file)

        let back = try SafeTensors(contentsOf: file)
        #expect(back.metadata == ["step": "12"])
        #expect(Set(back.tensors.keys) == Set(tensors.keys))
        for (name, tensor) in tensors {
            let other = try #require(back.tensors[name])
            #expect(other.scalarType == tensor.scalarType)
            #expect(try other.isEqual(to: tensor), "\(name)")
        }
        try SafeTensors(tensors, metadata: ["step": "12"]).write(to: folder.file("again"))
        let again = FileManager.default.contents(atPath: folder.file("again"))
        #expect(FileManager.default.contents(atPath: file) == again)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }

    /// The bytes that another reader of the format expects.
    @Test func theFormatIsTheOneThatOthersRead() throws {
        let folder = try TemporaryFolder()
        try SafeTensors(["b": Tensor([258] as [Int64]), "a": Tensor([1, 2] as [UInt8])], metadata: ["k": "v"])
            .write(to: folder.file("x"))
        let json =
            #"{"__metadata__":{"k":"v"},"a":{"data_offsets":[0,2],"dtype":"U8","shape":[2]},"#
            + #""b":{"data_offsets":[2,10],"dtype":"I64","shape":[1]}}"#
        let padded = json + String(repeating: " ", count: (8 - json.utf8.count % 8) % 8)
        let expected: [UInt8] =
            [UInt8(padded.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(padded.utf8)
            + [1, 2, 2, 1, 0, 0, 0, 0, 0, 0]
        #expect(FileManager.default.contents(atPath: folder.file("x")).map { [UInt8]($0) } == expected)
    }

    @Test(arguments: [
        "", "{", "[]", #"{"a":1}"#, #"{"a":{"dtype":"F32","shape":[1]}}"#,
        #"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}"#,
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#,
        #"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#,
        #"{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}"#,
        #"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}"#,
        #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}"#,
        #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}"#,
        #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4,8]}}"#,
        #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[]}}"#,
        #"{"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}"#,
        #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[-4,0]}}"#,
        #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[4,0]}}"#,
        #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[9223372036854775807,-9223372036854775808]}}"#,
        #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[3],"data_offsets":[1,4]}}"#,
        #"{"__metadata__":{"a":1},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}"#,
        String(repeating: #"{"a":"#, count: 100_000),
    ])
    func hostileHeadersAreRefused(header: String) throws {
        let bytes = Data((0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> ($0 * 8)) })
        try expectRefusal(of: bytes + Data(header.utf8) + Data([1, 2, 3, 4]))
    }

    @Test(
        arguments: [[], [1, 2, 3], [255, 255, 255, 255, 255, 255, 255, 255, 1], [9, 0, 0, 0, 0, 0, 0, 0, 1]]
            as [[UInt8]])
    func hostileLengthsAreRefused(bytes: [UInt8]) throws {
        try expectRefusal(of: Data(bytes))
    }

    @Test func missingFilesAndOtherKindsAreRefused() throws {
        let folder = try TemporaryFolder()
        for path in [folder.file("missing"), folder.path, "/dev/null"] {
            let error = #expect(throws: TorchError.self) { try SafeTensors(contentsOf: path) }
            #expect(error?.code == .fileSystem)
            #expect(error?.message.contains(path) == true)
        }
    }

    /// A limit on the size of files stands for a full disk.
    @Test func aFileThatCannotBeWrittenLeavesTheEarlierOne() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("weights")
        try SafeTensors(["a": Tensor([1, 2, 3] as [UInt8])]).write(to: path)
        await #expect(processExitsWith: .success) { [path = path as String] in
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
            guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(2) }
            do {
                try SafeTensors(["a": Tensor.zeros([1000])]).write(to: path)
                exit(3)
            } catch let error as TorchError {
                exit(error.code == .fileSystem && error.message.contains("cannot write \(path)") ? 0 : 4)
            }
        }
        #expect(try SafeTensors(contentsOf: path).tensors["a"]?.bytes() == [1, 2, 3])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["weights"])
        #expect(throws: TorchError.self) { try SafeTensors([:]).write(to: folder.file("missing/weights")) }
    }

    private func expectRefusal(of bytes: Data) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("hostile")
        try bytes.write(to: URL(filePath: path))
        let error = #expect(throws: TorchError.self) { try SafeTensors(contentsOf: path) }
        #expect(error?.code == .invalidFile)
        #expect(error?.message.hasPrefix(path) == true)
    }
}

extension Draw {
    fileprivate static func pictures() throws -> Tensor {
        var draw = Draw(seed: 1)
        return try draw.tensor([2, 3, 4, 5])
    }
}
