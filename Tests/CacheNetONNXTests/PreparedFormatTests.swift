import Testing

@testable import CacheNetONNX

@Suite struct PreparedFormatTests {
    private static let raspberryPi4 = """
        processor\t: 0
        BogoMIPS\t: 108.00
        Features\t: fp asimd evtstrm crc32 cpuid
        CPU implementer\t: 0x41
        CPU architecture: 8
        CPU variant\t: 0x0
        CPU part\t: 0xd08
        CPU revision\t: 3

        processor\t: 1
        CPU part\t: 0xd08

        Serial\t\t: 10000000abcdef01
        """

    private func name(_ architecture: String, _ cpuinfo: String?) -> String {
        PreparedFormat.name(
            version: "1.32.0", processor: PreparedFormat.processor(architecture: architecture, cpuinfo: cpuinfo))
    }

    /// Devices of both kinds may share a store, and emulators show the processor of the machine below.
    @Test func architecturesDiffer() {
        #expect(name("arm64", nil) != name("x86_64", nil))
        #expect(name("arm64", Self.raspberryPi4) != name("x86_64", Self.raspberryPi4))
        #expect(name("arm64", Self.raspberryPi4) != name("arm64", nil))
    }

    @Test(arguments: [("0xd08", "0xd0b"), ("asimd evtstrm", "asimd asimddp evtstrm"), ("0x41", "0x51")])
    func kindsDiffer(part: String, other: String) {
        let changed = Self.raspberryPi4.replacing(part, with: other)
        #expect(name("arm64", changed) != name("arm64", Self.raspberryPi4))
    }

    @Test(arguments: [
        ("10000000abcdef01", "1000000012345678"), ("108.00", "76.80"), ("revision\t: 3", "revision\t: 1"),
    ])
    func machinesOfAKindAreTheSame(part: String, other: String) {
        let changed = Self.raspberryPi4.replacing(part, with: other)
        #expect(name("arm64", changed) == name("arm64", Self.raspberryPi4))
    }
}
