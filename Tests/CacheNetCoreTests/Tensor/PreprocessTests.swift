import CacheNetCore
import Foundation
import Testing

struct PreprocessTests {
    /// Two pictures of two channels, 1 x 3.
    private static let shape = [2, 2, 1, 3]
    private static let bytes: [UInt8] = [1, 2, 3, 11, 12, 13, 21, 22, 23, 31, 32, 33]

    private func frames() throws -> Tensor {
        try Tensor(elementType: .uint8, shape: Self.shape, bytes: Self.bytes)
    }

    @Test func noneGivesPixelsAsTheyAre() throws {
        #expect(try Preprocess.none.apply(to: frames()) == frames())
    }

    @Test func channelsGoLast() throws {
        let result = try Preprocess(elementType: .uint8, layout: .channelsLast).apply(to: frames())
        #expect(result.shape == [2, 1, 3, 2])
        #expect(result.bytes == [1, 11, 2, 12, 3, 13, 21, 31, 22, 32, 23, 33])
    }

    @Test(arguments: [Preprocess.Layout.channelsFirst, .channelsLast])
    func coloursOfBGRModelsAreReversed(layout: Preprocess.Layout) throws {
        let frame = try Tensor(elementType: .uint8, shape: [1, 3, 1, 2], bytes: [1, 2, 11, 12, 21, 22])
        let pixels = try Preprocess(elementType: .uint8, layout: layout, channels: .bgr).apply(to: frame)
        #expect(pixels.bytes == (layout == .channelsFirst ? [21, 22, 11, 12, 1, 2] : [21, 11, 1, 22, 12, 2]))
        // The mean is in the model's order: blue first.
        let floats = try Preprocess(elementType: .float32, layout: layout, channels: .bgr, mean: [20, 10, 0])
            .apply(to: frame).floats()
        #expect(floats == (layout == .channelsFirst ? [1, 2, 1, 2, 1, 2] : [1, 1, 1, 2, 2, 2]))
    }

    @Test func onlyPicturesOfThreeChannelsAreBGR() throws {
        #expect { try Preprocess(elementType: .uint8, channels: .bgr).apply(to: frames()) } throws: {
            ($0 as? TensorError)?.code == .invalidPreprocess
        }
    }

    @Test(arguments: ["std", "rescale", "dtype", "Mean", "normalize"])
    func unknownMembersAreRefused(member: String) {
        let json = #"{"type": "float32", "\#(member)": [1, 1, 1]}"#
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Preprocess.self, from: Data(json.utf8)) }
    }

    @Test func scaleThenMeanThenDeviation() throws {
        let preprocess = try Preprocess(elementType: .float32, scale: 0.5, mean: [1, 2], deviation: [2, -4])
        let result = try preprocess.apply(to: frames())
        #expect(result.shape == Self.shape)
        #expect(
            try result.floats() == [
                -0.25, 0, 0.25, -0.875, -1, -1.125, 4.75, 5, 5.25, -3.375, -3.5, -3.625,
            ])
    }

    @Test func floatsWithChannelsLast() throws {
        let preprocess = try Preprocess(elementType: .float32, layout: .channelsLast, mean: [0, 10])
        let result = try preprocess.apply(to: frames())
        #expect(result.shape == [2, 1, 3, 2])
        #expect(try result.floats().prefix(6) == [1, 1, 2, 2, 3, 3])
    }

    @Test(arguments: [[Int.max, 0, 1, 1], [0, 1, Int.max, 2], [1, 0, Int.max, Int.max], [0, 0, 0, 0]])
    func emptyTensorsOfAnyShapePass(shape: [Int]) throws {
        let empty = try Tensor(elementType: .uint8, shape: shape, bytes: [])
        #expect(try Preprocess(elementType: .float32).apply(to: empty).bytes.isEmpty)
    }

    @Test func refusesOtherTensors() throws {
        let preprocess = try Preprocess(elementType: .float32)
        let flat = try Tensor(elementType: .uint8, shape: [12], bytes: Self.bytes)
        #expect { try preprocess.apply(to: flat) } throws: { ($0 as? TensorError)?.code == .invalidShape }
    }

    @Test func refusesOtherNumbersOfChannels() throws {
        for preprocess in [
            try Preprocess(elementType: .float32, mean: [1, 2, 3]),
            try Preprocess(elementType: .float32, deviation: [1]),
        ] {
            #expect { try preprocess.apply(to: frames()) } throws: {
                ($0 as? TensorError)?.code == .invalidPreprocess
            }
        }
    }

    @Test func refusesArithmeticThatMakesNoSense() {
        let attempts: [() throws -> Preprocess] = [
            { try Preprocess(elementType: .float32, scale: .nan) },
            { try Preprocess(elementType: .float32, mean: [.infinity]) },
            { try Preprocess(elementType: .float32, deviation: [0]) },
            { try Preprocess(elementType: .uint8, scale: 2) },
            { try Preprocess(elementType: .uint8, mean: [1]) },
        ]
        for attempt in attempts {
            #expect { try attempt() } throws: { ($0 as? TensorError)?.code == .invalidPreprocess }
        }
    }

    @Test func readsAndWritesJSON() throws {
        let preprocess = try Preprocess(elementType: .float32, layout: .channelsLast, scale: 0.25, mean: [1])
        let data = try JSONEncoder().encode(preprocess)
        #expect(try JSONDecoder().decode(Preprocess.self, from: data) == preprocess)
        let brief = try JSONDecoder().decode(Preprocess.self, from: Data(#"{"type":"uint8"}"#.utf8))
        #expect(brief == .none)
    }

    @Test(arguments: [
        #"{"type":"float32","deviation":[0]}"#, #"{"type":"uint8","scale":2}"#, #"{"type":"int4"}"#, "{}",
        #"{"type":"uint8","layout":"WHC"}"#,
    ])
    func refusesBadJSON(text: String) {
        #expect(throws: (any Error).self) { try JSONDecoder().decode(Preprocess.self, from: Data(text.utf8)) }
    }
}
