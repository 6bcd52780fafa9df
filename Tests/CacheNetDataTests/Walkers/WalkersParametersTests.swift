import CacheNetData
import Testing

struct WalkersParametersTests {
    @Test(arguments: [
        ("", "subjects=20,walks=12,frames=30,seed=1"),
        ("100", "subjects=100,walks=12,frames=30,seed=1"),
        ("subjects=100,walks=6,frames=40,seed=3", "subjects=100,walks=6,frames=40,seed=3"),
        ("seed=18446744073709551615,frames=1", "subjects=20,walks=12,frames=1,seed=18446744073709551615"),
    ])
    func readsWhatIsNamedAndKeepsTheRest(text: String, all: String) throws {
        let parameters = try WalkersParameters(text)
        #expect(parameters.description == all)
        #expect(try WalkersParameters(parameters.description) == parameters)
    }

    @Test(arguments: [
        "1", "10001", "-5", "many", "subjects=", "walks=2", "walks=1001", "frames=0", "frames=1001", "seed=-1",
        "20,walks=3", "people=20", "subjects=20,", ",", "seed=1,seed=1", "subjects=20=30",
        "subjects=99999999999999999999", "subjects=18446744073709551615", " 20",
    ])
    func refusesWhatIsNoParameterOrOutsideItsRange(text: String) {
        #expect { try WalkersParameters(text) } throws: { ($0 as? DataError)?.code == .invalidSource }
    }
}
