import CacheNetCalibration
import Testing

struct LinkProfileTests {
    @Test func presetsPrintWhatTheyDo() throws {
        #expect(
            try LinkProfile(parsing: "5g").description == "5g: 8 ms +/- 2 ms each way, 100 Mbit/s down, 20 Mbit/s up")
        #expect(
            try LinkProfile(parsing: "ethernet").description
                == "ethernet: 0.3 ms each way, 1000 Mbit/s down, 1000 Mbit/s up")
    }

    @Test func whatHoldsBackIsPrinted() throws {
        var profile = try LinkProfile(parsing: "congested")
        profile.outage = try LinkOutage(length: .seconds(5), period: .seconds(60))
        #expect(
            profile.description
                == "congested: 60 ms +/- 30 ms each way, 2 Mbit/s down, 1 Mbit/s up, stalls of 0.5 s after every 10 s or so, "
                + "gone for 5 s of every 60 s")
    }

    @Test func anUnknownNameIsToldTheKnownOnes() {
        let error = #expect(throws: CalibrationError.self) { try LinkProfile(parsing: "carrier-pigeon") }
        #expect(error?.code == .invalidSetting)
        #expect(
            error?.message
                == "link: expected one of ethernet, wifi, 5g, lte, congested, got \"carrier-pigeon\"")
    }

    @Test(arguments: [0, -1, .nan, .infinity, 1e-300, 1e13] as [Double])
    func aRateMustMoveBytes(_ rate: Double) {
        #expect(throws: CalibrationError.self) {
            try LinkProfile(name: "x", delay: .zero, jitter: .zero, downRate: 1, upRate: rate)
        }
    }

    @Test(arguments: [Duration.seconds(-1), .seconds(3601), .seconds(Int64.max)])
    func aDelayIsAnHourAtMost(_ delay: Duration) {
        for (delay, jitter) in [(delay, Duration.zero), (.zero, delay)] {
            #expect(throws: CalibrationError.self) {
                try LinkProfile(name: "x", delay: delay, jitter: jitter, downRate: 1, upRate: 1)
            }
        }
    }
}
