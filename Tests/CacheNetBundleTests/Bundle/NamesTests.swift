import CacheNetBundle
import Testing

@Suite struct NamesTests {
    @Test(arguments: ["cifar10", "a", "0", "a.b_c-d", "cifar10-v1.2"])
    func takesName(_ text: String) throws {
        #expect(try BundleName(text).description == text)
    }

    @Test(arguments: [
        "", "A", "a/b", "a..b", "a.-b", ".a", "a.", "-", "a b", "é", "models", "health", "repository", "a\u{0}",
        String(repeating: "a", count: 129),
    ])
    func refusesName(_ text: String) {
        #expect { try BundleName(text) } throws: { ($0 as? BundleError)?.code == .invalidName }
    }

    @Test(arguments: [ModelRole.full, .encoder, .fallback, .partition(0), .partition(12)])
    func roleSurvivesAnnotation(_ role: ModelRole) {
        #expect(ModelRole(annotation: role.description) == role)
    }

    @Test(arguments: [
        "", "Full", "partition", "partition/", "partition/-1", "partition/01", "partition/+1", "partition/x",
    ])
    func refusesRole(_ text: String) {
        #expect(ModelRole(annotation: text) == nil)
    }
}
