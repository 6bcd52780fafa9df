import CacheNetCalibration
import Testing

struct DeviceProfileTests {
    @Test func aNameOrANumber() throws {
        #expect(try DeviceProfile(parsing: "pi4").factor == 8)
        #expect(try DeviceProfile(parsing: "2.5").description == "2.5: 2.5 x slower")
        // A name stands for a factor that nobody measured.
        #expect(try DeviceProfile(parsing: "pi4").description == "pi4: 8 x slower (assumed)")
        #expect(try DeviceProfile(parsing: "same").factor == 1)
    }

    @Test(arguments: ["", "pi", "0.5", "nan", "inf", "-3", "1001"])
    func anythingElseIsToldTheKnownOnes(_ text: String) {
        let error = #expect(throws: CalibrationError.self) { try DeviceProfile(parsing: text) }
        #expect(error?.code == .invalidSetting)
        #expect(error?.message.contains("same, jetson-nano, pi4") == true)
    }
}
