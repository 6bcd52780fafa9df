import Foundation
import Testing

@testable import CacheNetEmulation

/// One after the other: some move all threads of this process.
@Suite(.serialized) struct CorePinningTests {
    @Test func coresAreDivided() {
        let pair = CorePinning(dividing: [0, 1])
        #expect(pair.device == [0] && pair.server == [1] && pair.reason == nil)
        #expect(pair.description == "the device's process on core 0, the edge server's on core 1")
        let five = CorePinning(dividing: [1, 2, 4, 6, 7])
        #expect(five.description == "the device's process on cores 1, 2, the edge server's on cores 4, 6, 7")
    }

    @Test func oneCoreIsLeftAlone() {
        for cores in [[3], [], nil] {
            let pinning = CorePinning(dividing: cores)
            #expect(pinning.device == nil && pinning.server == nil && pinning.reason != nil)
        }
        #expect(
            CorePinning(dividing: [3]).description
                == "not kept to cores of their own: this process may use one core only")
        #expect(CorePinning.declined.description == "not kept to cores of their own: as asked")
    }

    @Test func jsonComesBackAsItWent() throws {
        for pinning in [CorePinning(dividing: [0, 1]), .declined] {
            let json = try JSONEncoder().encode(pinning)
            #expect(try JSONDecoder().decode(CorePinning.self, from: json) == pinning)
        }
    }

    #if os(Linux)
        @Test func aThreadGoesWhereItIsSentAndBack() throws {
            let cores = try #require(CoreAffinity.allowed)
            #expect(!cores.isEmpty && cores == cores.sorted())
            let inside = try CoreAffinity.on([cores[0]]) { CoreAffinity.allowed }
            #expect(inside == [cores[0]])
            #expect(CoreAffinity.allowed == cores)
        }

        @Test func aProcessHasTheCoresOfItsStarter() throws {
            let cores = try #require(CoreAffinity.allowed)
            let (process, output) = (Process(), Pipe())
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "grep Cpus_allowed_list /proc/self/status"]
            process.standardOutput = output
            try CoreAffinity.on([cores[0]]) { try process.run() }
            process.waitUntilExit()
            let told = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            #expect(told.split(whereSeparator: \.isWhitespace).last == "\(cores[0])")
        }

        @Test func coresThatAreNotThereAreRefused() {
            let error = #expect(throws: EmulationError.self) { try CoreAffinity.on([]) {} }
            #expect(error?.code == .coresUnavailable)
        }

        @Test func allThreadsMayStayWhereTheyAre() throws {
            let cores = try #require(CoreAffinity.allowed)
            try CoreAffinity.keepProcess(to: cores)
            #expect(CoreAffinity.allowed == cores)
        }
    #endif
}
