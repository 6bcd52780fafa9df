import CacheNetProtocol
import Testing

@testable import CacheNetServer

@Suite struct ClientLedgerTests {
    private let start = ContinuousClock.now
    private let camera = ClientLedger.Client(address: "192.0.2.1", token: nil)

    @Test func aBurstPassesAndThenTheRate() throws {
        let limits = ClientLimits(requestsPerSecond: 2, burst: 3)
        var ledger = ClientLedger()
        for _ in 0..<3 { try enter(&ledger, limits, at: 0) }
        expectRefused(&ledger, limits, at: 0)
        expectRefused(&ledger, limits, at: 0.4)
        try enter(&ledger, limits, at: 0.5)
        expectRefused(&ledger, limits, at: 0.5)
        // A long pause earns a burst, not more.
        for _ in 0..<3 { try enter(&ledger, limits, at: 1000) }
        expectRefused(&ledger, limits, at: 1000)
    }

    @Test func soManyAtTheSameTime() throws {
        let limits = ClientLimits(concurrentRequests: 2)
        var ledger = ClientLedger()
        try enter(&ledger, limits, at: 0)
        try enter(&ledger, limits, at: 0)
        expectRefused(&ledger, limits, at: 0)
        ledger.leave(camera)
        try enter(&ledger, limits, at: 0)
    }

    @Test func clientsDoNotSeeEachOther() throws {
        let limits = ClientLimits(concurrentRequests: 1)
        var ledger = ClientLedger()
        try enter(&ledger, limits, at: 0)
        for other in [
            ClientLedger.Client(address: "192.0.2.2", token: nil),
            ClientLedger.Client(address: "192.0.2.1", token: "cameras"),
        ] { try ledger.enter(other, limits: limits, at: start) }
    }

    @Test func memoryIsBoundedWhoeverComes() throws {
        let limits = ClientLimits(requestsPerSecond: 1e-3)
        var ledger = ClientLedger()
        var refused = 0
        for stranger in 0..<70_000 {
            do throws(InferenceError) {
                try ledger.enter(
                    ClientLedger.Client(address: "\(stranger)", token: nil), limits: limits, at: start)
                ledger.leave(ClientLedger.Client(address: "\(stranger)", token: nil))
            } catch {
                #expect(error.code == .unavailable)
                refused += 1
            }
        }
        #expect(refused == 70_000 - 65_536)
        // Once they have earned anew what they took, they are forgotten.
        try ledger.enter(
            ClientLedger.Client(address: "late", token: nil), limits: limits, at: start + .seconds(1001))
    }

    private func enter(_ ledger: inout ClientLedger, _ limits: ClientLimits, at seconds: Double) throws {
        try ledger.enter(camera, limits: limits, at: start + .seconds(seconds))
    }

    private func expectRefused(_ ledger: inout ClientLedger, _ limits: ClientLimits, at seconds: Double) {
        let error = #expect(throws: InferenceError.self) {
            try ledger.enter(camera, limits: limits, at: start + .seconds(seconds))
        }
        #expect(error?.code == .rateLimited)
    }
}
