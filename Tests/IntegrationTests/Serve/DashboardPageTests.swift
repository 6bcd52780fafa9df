import Foundation
import Testing

/// The dashboard in a real browser, at two widths, light and dark, while a device runs.
struct DashboardPageTests {
    private static let program = SharedData.package.appending(path: "Tests/Clients/check_dashboard.py")
    private static let browser = "/usr/bin/chromium"

    @Test(.enabled(if: FileManager.default.fileExists(atPath: browser), "Chromium comes with `make setup-clients`"))
    func worksInABrowser() async throws {
        let rig = try await RunRig()
        let (token, settings) = (rig.path("token"), rig.path("server.yaml"))
        try Data("a-token-for-the-dashboard\n".utf8).write(to: URL(filePath: token))
        try Data(
            """
            bundles: [\(rig.bundle.path)]
            tokens: [{name: operators, file: token, scopes: [admin]}]
            """.utf8
        ).write(to: URL(filePath: settings))
        let server = try ServerProcess(options: ["--config", settings])
        let device = CommandLineTool.process([
            "run", "--edge", server.url, "--token-file", token, "--source", "cifar10:\(rig.pictures.url.path)",
            "--frames", "100000", "--fps", "20", "--report", "camera-1", "--quiet",
        ])
        device.standardOutput = FileHandle.nullDevice
        try device.run()
        defer {
            device.terminate()
            device.waitUntilExit()
        }
        let outcome = try await CommandLineTool.run(
            [
                Self.program.path, server.url, "--token", "a-token-for-the-dashboard", "--model", "toy", "--output",
                rig.path("pictures"),
            ], executable: URL(filePath: "/usr/bin/python3"))
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.contains("checks passed"))
    }
}
