import CacheNetData
import Testing

struct FolderParametersTests {
    @Test func everythingHasADefault() throws {
        let parameters = try FolderParameters()
        #expect((parameters.width, parameters.height, parameters.channels) == (64, 64, 3))
        #expect(!parameters.skipsUnreadable)
    }

    @Test func readsAllInAnyOrder() throws {
        let parameters = try FolderParameters("skip=unreadable,channels=1,size=96x40")
        #expect((parameters.width, parameters.height, parameters.channels) == (96, 40, 1))
        #expect(parameters.skipsUnreadable)
    }

    @Test(arguments: [
        "size", "size=", "size=64", "size=0x4", "size=4x1025", "size=4x4x4", "size=-4x4", "channels=2", "channels=",
        "skip=all", "size=4x4,", ",size=4x4", "size=4x4,size=4x4", "colour=red", "b",
    ])
    func refusesWhatItDoesNotKnow(text: String) {
        #expect { try FolderParameters(text) } throws: { ($0 as? DataError)?.code == .invalidSource }
    }
}
