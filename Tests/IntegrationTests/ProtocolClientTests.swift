import Foundation
import Testing

/// Clients of the Open Inference Protocol that others wrote, unchanged, against `cachenet serve`.
struct ProtocolClientTests {
    /// A Python with the clients in it, brought by `make setup-clients`.
    private static let python = SharedData.package.appending(path: ".tools/clients/bin/python")
    private static let programs = SharedData.package.appending(path: "Tests/Clients")

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: python.path), "the clients come with `make setup-clients`"),
        arguments: [
            ("check_triton.py", ["tritonclient.http: ", "tritonclient.grpc: "]),
            ("check_kserve.py", ["kserve REST: ", "kserve gRPC: "]),
        ])
    func worksAsItIs(program: String, says: [String]) async throws {
        let bundle = try ToyBundle(versionNumber: 7)
        let server = try ServerProcess(bundle: bundle.url, options: ["--grpc-port", "0", "--model-control"])
        let address = try #require(server.grpcAddress)
        let outcome = try await CommandLineTool.run(
            [Self.programs.appending(path: program).path, "127.0.0.1:\(server.port)", address],
            executable: Self.python)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        for word in says { #expect(outcome.output.contains(word)) }
    }
}
