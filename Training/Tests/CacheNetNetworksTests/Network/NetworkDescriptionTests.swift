import CacheNetNetworks
import Foundation
import Testing

@Suite struct NetworkDescriptionTests {
    @Test func shapesAndCounts() throws {
        let network = try NetworkDescription.sample()
        #expect(network.featureCount == 5)
        #expect(network.outputCounts == [4, 2])
        // Convolutions at 11 x 9, 3 x 2 (three of them) and 2 x 1, then the heads.
        let products = 3 * 6 * 9 * 99 + (6 * 8 * 9 + 2 * 8 * 9 + 6 * 8) * 6 + 8 * 5 * 4 * 2 + 5 * 4 + 5 * 2
        #expect(network.multiplyAccumulates == products)
        let convolutions = 3 * 6 * 9 + 6 * 8 * 9 + 2 * 8 * 9 + (6 * 8 + 8) + (8 * 5 * 4 + 5)
        #expect(network.parameterCount == convolutions + 2 * (6 + 8 * 4) + (5 * 4 + 4) + (5 * 2 + 2))
    }

    @Test func parametersAreNamedByTheirPlace() throws {
        let parameters = try NetworkDescription.sample().parameters
        let paths = parameters.map(\.path)
        #expect(Set(paths).count == paths.count)
        #expect(
            paths.prefix(5) == [
                "trunk.0.weight", "trunk.1.weight", "trunk.1.bias", "trunk.1.running_mean", "trunk.1.running_var",
            ])
        #expect(paths.suffix(2) == ["heads.code.0.weight", "heads.code.0.bias"])
        let grouped = try #require(parameters.first { $0.path == "trunk.4.main.3.weight" })
        #expect(grouped.shape == [8, 2, 3, 3])
        #expect(grouped.fanIn == 18)
        #expect(grouped.kind == .convolutionWeight)
        let bias = try #require(parameters.first { $0.path == "trunk.4.shortcut.0.bias" })
        #expect(bias.kind == .bias)
        #expect(bias.fanIn == 6)
        #expect(parameters.filter { !$0.isTrained }.count == 2 * 5)
    }

    @Test(
        arguments: [
            (
                .convolution(Convolution(inputs: 4, outputs: 2, kernel: 3)),
                "trunk.0: expected 4 channels, got [3, 8, 8]"
            ),
            (.convolution(Convolution(inputs: 3, outputs: 2, kernel: 9)), "no smaller than the kernel"),
            (.convolution(Convolution(inputs: 3, outputs: 2, kernel: 0)), "sizes from 1"),
            (.convolution(Convolution(inputs: 3, outputs: 2, kernel: 3, padding: 3)), "a padding of 0 to 2, got 3"),
            (.convolution(Convolution(inputs: 3, outputs: 2, kernel: 1, groups: 3)), "3 groups divide"),
            (.convolution(Convolution(inputs: 3, outputs: .max, kernel: .max, stride: .max)), "sizes from 1"),
            (
                .convolution(Convolution(inputs: 3, outputs: 1 << 28, kernel: 1 << 28, padding: (1 << 28) - 1)),
                "at most 268435456 elements"
            ),
            (.batchNorm(channels: 2), "trunk.0: expected 2 channels"),
            (.maxPool(size: 9), "a size from 1"), (.maxPool(size: 0), "a size from 1"),
            (.scale(.infinity), "a finite factor"),
            (.gather(columns: [0]), "expected columns of an input of rank 1, got [0] of [3, 8, 8]"),
            (.linear(inputs: 192, outputs: 1), "expected [192], got [3, 8, 8]"),
            (.residual([], shortcut: []), "trunk.0.main: expected at least one layer"),
            (.residual([.maxPool(size: 2)], shortcut: []), "[3, 4, 4] and [3, 8, 8]"),
            (.residual([.relu, .batchNorm(channels: 1)], shortcut: []), "trunk.0.main.1: expected 1 channels"),
            (.relu, "trunk: expected an end of [features], got [3, 8, 8]"),
        ] as [(Layer, String)])
    func layersThatDoNotFitAreRefused(layer: Layer, message: String) {
        expectNetworkError(.invalidNetwork, containing: message) {
            _ = try network(trunk: layer == .relu ? [.relu] : [layer, .globalMaxPool])
        }
    }

    @Test(
        arguments: [
            ([], "heads: expected at least one"),
            ([.linear("a.b", features: 3, outputs: 1)], "\"a.b\""),
            ([.linear("image", features: 3, outputs: 1)], "none image"),
            ([.linear("a", features: 3, outputs: 1), .linear("a", features: 3, outputs: 1)], "each once"),
            ([Head(name: "a", layers: [])], "heads.a: expected at least one layer"),
            ([.linear("a", features: 4, outputs: 1)], "heads.a.0: expected [4], got [3]"),
            (
                [Head(name: "a", layers: [.gather(columns: [0, 3])])],
                "expected columns of an input of rank 1, got [0, 3] of [3]"
            ),
            ([.linear("a", features: 3, outputs: 0)], "heads.a.0: expected sizes of at least 1"),
        ] as [([Head], String)])
    func headsThatDoNotFitAreRefused(heads: [Head], message: String) {
        expectNetworkError(.invalidNetwork, containing: message) { _ = try network(heads: heads) }
    }

    @Test func framesThatDoNotFitAreRefused() {
        expectNetworkError(.invalidNetwork, containing: "got [8, 8]") { _ = try network(inputShape: [8, 8]) }
        expectNetworkError(.invalidNetwork, containing: "got [3, 0, 8]") { _ = try network(inputShape: [3, 0, 8]) }
        expectNetworkError(.invalidNetwork, containing: "mean: expected 3") { _ = try network(mean: [0]) }
        expectNetworkError(.invalidNetwork, containing: "above 0") { _ = try network(deviation: [1, 0, 1]) }
    }

    @Test func jsonKeepsEverything() throws {
        let network = try NetworkDescription.sample()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = try encoder.encode(network)
        #expect(try JSONDecoder().decode(NetworkDescription.self, from: json) == network)
        let text = String(decoding: json, as: UTF8.self)
        for part in [#"{"maxPool":{"size":2}}"#, #"{"relu":{}}"#, #"{"scale":0.25}"#, #""shortcut":[]"#] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func decodingRefusesWhatDoesNotFit() throws {
        let json = """
            {"name": "n", "inputShape": [1, 2, 2], "mean": [0], "deviation": [1], "trunk": [{"maxPool": {"size": 3}}],
             "heads": [{"name": "logits", "layers": [{"linear": {"inputs": 1, "outputs": 1}}], "isProbabilities": false}]}
            """
        expectNetworkError(.invalidNetwork, containing: "trunk.0: expected a size from 1") {
            _ = try JSONDecoder().decode(NetworkDescription.self, from: Data(json.utf8))
        }
        for layer in [#"{}"#, #"{"dropout": {}}"#, #"{"relu": {}, "maxPool": {"size": 2}}"#] {
            #expect(throws: DecodingError.self) { try JSONDecoder().decode(Layer.self, from: Data(layer.utf8)) }
        }
    }

    private func network(
        inputShape: [Int] = [3, 8, 8], mean: [Float] = [0, 0, 0], deviation: [Float] = [1, 1, 1],
        trunk: [Layer] = [.globalMaxPool], heads: [Head] = [.linear("logits", features: 3, outputs: 2)]
    ) throws(NetworkError) -> NetworkDescription {
        try NetworkDescription(
            name: "test", inputShape: inputShape, mean: mean, deviation: deviation, trunk: trunk, heads: heads)
    }
}
