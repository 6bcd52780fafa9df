import Foundation
import Testing

/// The commands of Documentation/deploy/server.md, as a newcomer pastes them.
@Suite struct DeployDocumentTests {
    /// Runs the first block, whose last command is the server, and then the second one against it.
    @Test func itsCommandsLeadToAServerWithTLSAndTokens() async throws {
        let package = SharedData.package
        let document = try String(
            contentsOf: package.appending(path: "Documentation/deploy/server.md"), encoding: .utf8)
        let blocks = document.components(separatedBy: "```sh\n").dropFirst().map { block in
            block.components(separatedBy: "```")[0].split(separator: "\n").map(String.init)
        }
        try #require(blocks.count == 2)
        try #require(blocks[0].count == 5)
        let directory = try TemporaryDirectory()
        let files = FileManager.default
        try files.createDirectory(
            at: directory.url.appending(path: ".build/release"), withIntermediateDirectories: true)
        try files.createSymbolicLink(
            at: directory.url.appending(path: ".build/release/cachenet"), withDestinationURL: CommandLineTool.url)
        for name in ["Examples", "Documentation", ".tools"] {
            try files.createSymbolicLink(
                at: directory.url.appending(path: name), withDestinationURL: package.appending(path: name))
        }
        func script(_ commands: [String]) -> [String] {
            ["-ec", "cd '\(directory.url.path)'\n" + commands.joined(separator: "\n")]
        }
        // Another port than the document's, which may be taken; the environment counts more than the file.
        let shell = URL(filePath: "/bin/bash")
        let prepared = try await CommandLineTool.run(script(Array(blocks[0].dropLast())), executable: shell)
        #expect(prepared.status == 0, "\(prepared.errors)")
        #expect(prepared.output.hasSuffix("server.yaml: no mistakes\n"))

        let server = CommandLineTool.process(
            script(["export CACHENET_LISTEN_PORT=0", "exec \(blocks[0][4])"]), executable: shell)
        let output = Pipe()
        server.standardOutput = output
        server.standardError = FileHandle.nullDevice
        try server.run()
        defer {
            server.terminate()
            server.waitUntilExit()
        }
        var line = ""
        while !line.contains("\n") {
            let chunk = output.fileHandleForReading.availableData
            try #require(!chunk.isEmpty, "the server ended: \(line)")
            line += String(decoding: chunk, as: UTF8.self)
        }
        #expect(line.contains("https://0.0.0.0:"))
        let port = line.trimmingCharacters(in: .whitespacesAndNewlines).components(separatedBy: ":").last ?? ""
        let asked = try await CommandLineTool.run(
            script(blocks[1].map { $0.replacing("curl ", with: "curl -sS --fail ").replacing("8443", with: port) }),
            executable: shell)
        #expect(asked.status == 0, "\(asked.errors)")
        #expect(asked.output.contains(#""name":"toy""#))
        #expect(asked.output.contains("# TYPE nv_inference_request_success counter"))
        let stranger = try await CommandLineTool.run(
            script(["curl -sS -o /dev/null -w '%{http_code}' --cacert server.pem https://localhost:\(port)/metrics"]),
            executable: shell)
        #expect(stranger.output == "401")
    }
}
