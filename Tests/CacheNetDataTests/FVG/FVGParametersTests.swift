import CacheNetData
import Testing

struct FVGParametersTests {
    @Test func everythingHasADefault() throws {
        let parameters = try FVGParameters()
        #expect((parameters.width, parameters.height, parameters.every) == (32, 64, 1))
        #expect(parameters.pictures == nil)
        #expect(!parameters.skipsUnusable)
    }

    @Test func readsAllInAnyOrder() throws {
        let parameters = try FVGParameters("skip=unusable,every=7,kind=CROP,size=96x40")
        #expect((parameters.width, parameters.height, parameters.every) == (96, 40, 7))
        #expect(parameters.pictures == .cropped)
        #expect(parameters.skipsUnusable)
    }

    @Test(arguments: [
        "kind", "kind=", "kind=sil", "kind=GEI", "size=64", "every=0", "every=1001", "every=-1", "every=x",
        "skip=unreadable", "channels=1", "every=2,every=3", ",", "b",
    ])
    func refusesWhatItDoesNotKnow(text: String) {
        #expect { try FVGParameters(text) } throws: { ($0 as? DataError)?.code == .invalidSource }
    }
}
