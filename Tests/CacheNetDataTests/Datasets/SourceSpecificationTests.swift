import CacheNetData
import Testing

struct SourceSpecificationTests {
    @Test func keepsColonsInThePath() throws {
        let specification = try SourceSpecification("cifar10:/data/a:b")
        #expect(specification.kind == .cifar10)
        #expect(specification.path == "/data/a:b")
        #expect(specification.description == "cifar10:/data/a:b")
    }

    @Test(arguments: ["", ":", "cifar10", "cifar10:", "imagenet:/data", "CIFAR10:/data"])
    func listsTheKnownKinds(text: String) {
        #expect { try SourceSpecification(text) } throws: { error in
            guard let error = error as? DataError else { return false }
            return error.code == .invalidSource && error.message.contains("cifar10:")
                && error.message.contains("\"\(text)\"")
        }
    }
}
