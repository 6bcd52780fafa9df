import CacheNetNetworks
import Testing

@Suite struct NetworkSpecificationTests {
    @Test(arguments: [
        ("resnet9:32", [3, 32, 32], 95_259_136, 1_646_122),
        ("resnet:16x1", [3, 32, 32], 12_501_632, 78_042),
        ("resnet:32x1/2", [3, 32, 32], 12_281_088, 308_650),
        ("separable:16x2", [1, 64, 64], 7_270_912, 143_146),
    ])
    func counts(text: String, inputShape: [Int], products: Int, parameters: Int) throws {
        let network = try make(text, inputShape, labels: 10)
        #expect(network.multiplyAccumulates == products)
        #expect(network.parameterCount == parameters)
    }

    /// A head that takes the last picture as it is tells the picture's size by its refusal.
    @Test(arguments: [(32, 4), (64, 4), (96, 6), (112, 7), (224, 7), (1, 1)])
    func separableEndsAtASmallPicture(side: Int, last: Int) throws {
        let network = try make("separable:8", [3, side, side / 2 + 1], labels: 2)
        expectNetworkError(.invalidNetwork, containing: "got [\(network.featureCount), \(last), ") {
            _ = try NetworkDescription(
                name: "open", inputShape: network.inputShape, mean: network.mean, deviation: network.deviation,
                trunk: network.trunk.dropLast(), heads: network.heads)
        }
    }

    @Test(arguments: ["resnet9:32", "resnet:16x1", "resnet:8x3", "resnet:8x1/2", "separable:32", "separable:32x2"])
    func textIsKept(text: String) throws {
        let specification = try NetworkSpecification(text)
        #expect(specification.description == text)
        #expect(try make(text, [1, 32, 32], labels: 3).name == text)
    }

    @Test(arguments: [
        "", "resnet9", "resnet9:", "resnet9:32x1", "resnet:16", "resnet:16x", "resnet:16x0", "resnet:16x1x1",
        "resnet:16x1/", "resnet:16x1/3", "resnet:16x1/2/2", "resnet9:16/2",
        "separable:0", "separable:-1", "separable:+1", "separable:4097", "separable:8x65", "vgg:16", "resnet9:32:1",
        "resnet9:99999999999999999999",
    ])
    func unknownTextIsRefused(text: String) {
        expectNetworkError(.invalidSpecification, containing: "resnet9:WIDTH, resnet:WIDTHxDEPTH[/2], separable:WIDTH")
        {
            _ = try NetworkSpecification(text)
        }
    }

    @Test func unusableFramesAndLabelsAreRefused() {
        expectNetworkError(.invalidNetwork, containing: "trunk.15: expected a size from 1") {
            _ = try make("resnet9:8", [3, 7, 7], labels: 10)
        }
        expectNetworkError(.invalidNetwork, containing: "got [3, 32]") {
            _ = try make("separable:8", [3, 32], labels: 10)
        }
        expectNetworkError(.invalidNetwork, containing: "heads.logits.0") {
            _ = try make("resnet:8x1", [3, 32, 32], labels: 0)
        }
        expectNetworkError(.invalidNetwork, containing: "at most 268435456 parameters in all") {
            _ = try make("resnet:4096x2", [3, 32, 32], labels: 10)
        }
    }

    private func make(_ text: String, _ inputShape: [Int], labels: Int) throws -> NetworkDescription {
        let channels = inputShape[0]
        return try NetworkSpecification(text).network(
            inputShape: inputShape, mean: [Float](repeating: 120, count: channels),
            deviation: [Float](repeating: 60, count: channels), labels: labels)
    }
}
