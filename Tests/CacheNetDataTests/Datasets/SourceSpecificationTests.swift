import CacheNetData
import Testing

struct SourceSpecificationTests {
    @Test func keepsColonsInThePath() throws {
        let specification = try SourceSpecification("cifar10:/data/a:b")
        #expect(specification.kind == .cifar10)
        #expect(specification.path == "/data/a:b")
    }

    @Test func parametersFollowTheFirstComma() throws {
        let specification = try SourceSpecification("folder:/data/a=b,size=96x64,channels=1")
        #expect(specification.path == "/data/a=b")
        #expect(specification.parameters == "size=96x64,channels=1")
    }

    @Test(arguments: [
        "cifar10:/data/a:b", "folder:/data", "folder:/data,size=96x64,channels=1", "walkers",
        "walkers:subjects=100,seed=3", "fvg:/data/FVG", "fvg:/data/FVG,kind=SEG,every=5",
    ])
    func theDescriptionGivesItAgain(text: String) throws {
        let specification = try SourceSpecification(text)
        #expect(specification.description == text)
        #expect(try SourceSpecification(specification.description) == specification)
    }

    @Test func walkersNeedNoPath() throws {
        #expect(try SourceSpecification("walkers:").open(.train).sequences != nil)
    }

    @Test(arguments: [
        "", ":", "cifar10", "cifar10:", "folder", "folder:,size=4x4", "imagenet:/data", "CIFAR10:/data", "fvg", "fvg:",
    ])
    func listsTheKnownKinds(text: String) {
        #expect { try SourceSpecification(text) } throws: { error in
            guard let error = error as? DataError else { return false }
            return error.code == .invalidSource && error.message.contains("cifar10:")
                && error.message.contains("\"\(text)\"")
        }
    }

    @Test(arguments: [
        ("cifar10:/data/a,b", "without a comma"), ("folder:/data/a,b", "a path cannot hold one"),
        ("folder:/data,size=big", "\"big\""), ("walkers:speed=3", "walkers: "), ("fvg:/data,kind=sil", "\"sil\""),
    ])
    func namesParametersThatDoNotFit(text: String, reason: String) {
        #expect { try SourceSpecification(text) } throws: { error in
            guard let error = error as? DataError else { return false }
            return error.code == .invalidSource && error.message.contains(reason)
        }
    }
}
