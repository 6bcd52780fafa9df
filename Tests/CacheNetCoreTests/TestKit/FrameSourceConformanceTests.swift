import CacheNetCore
import CacheNetTestKit
import Testing

struct FrameSourceConformanceTests {
    private struct Unplugged: Error {}

    private static func frame(
        _ index: Int, record: Int? = nil, label: Int? = nil, shape: [Int] = [1, 1, 2, 2]
    ) throws -> Frame {
        Frame(
            index: index, record: record, label: label,
            pixels: try Tensor(
                elementType: .uint8, shape: shape, bytes: [UInt8](repeating: 7, count: shape.reduce(1, *))))
    }

    private static func violations(
        labels: [String]? = ["a", "b"], shape: [Int] = [1, 2, 2], _ frames: [Frame], failure: (any Error)? = nil
    ) async -> [String] {
        await FrameSourceConformance.violations {
            ScriptedFrameSource(labels: labels, frameShape: shape, frames: frames, failure: failure)
        }
    }

    @Test func whatEndsAndWhatFailsConforms() async throws {
        let frames = try (0..<5).map { try Self.frame($0, record: $0, label: $0 % 2) }
        #expect(await Self.violations(frames) == [])
        #expect(await Self.violations(frames, failure: Unplugged()) == [])
        #expect(await Self.violations(labels: nil, [try Self.frame(0)]) == [])
    }

    @Test func noMoreFramesAreTakenThanAskedFor() async throws {
        // The third one would be a violation.
        let frames = try [0, 1, 7].map { try Self.frame($0) }
        let found = await FrameSourceConformance.violations(frames: 2) {
            ScriptedFrameSource(labels: nil, frameShape: [1, 2, 2], frames: frames)
        }
        #expect(found == [])
    }

    @Test func eachBrokenRuleIsNamedOnce() async throws {
        let skipping = try [Self.frame(1), Self.frame(3)]
        #expect(await Self.violations(skipping) == ["indices count frames from 0"])
        #expect(
            await Self.violations([try Self.frame(0, shape: [1, 2, 2])])
                == ["pixels have the frames' shape, behind a 1"])
        #expect(await Self.violations([try Self.frame(0, label: 2)]) == ["a label is an index into the labels"])
        #expect(
            await Self.violations(labels: nil, [try Self.frame(0, label: 0)])
                == ["a source that knows no labels gives none"])
        #expect(await Self.violations([try Self.frame(0, record: -1)]) == ["a record is at least 0"])
        #expect(await Self.violations(labels: [], [try Self.frame(0)]) == ["a source that knows no labels says nil"])
        #expect(await Self.violations(labels: ["a", "a"], [try Self.frame(0)]) == ["each label is named once"])
        #expect(await Self.violations([]) == ["there is at least one frame"])
        #expect(await Self.violations(shape: [4], [try Self.frame(0, shape: [1, 4])]) == [])
        let bare = await Self.violations(shape: [], [try Self.frame(0, shape: [1])])
        #expect(bare == ["the frames' shape has dimensions of at least 1"])
    }

    @Test func aSourceThatComesBackAfterItsErrorDoesNotConform() async throws {
        struct Flickering: FrameSource {
            let labels: [String]? = nil
            let frameShape = [1, 2, 2]
            func makeAsyncIterator() -> Iterator { Iterator() }

            struct Iterator: AsyncIteratorProtocol {
                var calls = 0
                mutating func next() async throws -> Frame? {
                    calls += 1
                    if calls == 2 { throw Unplugged() }
                    return try FrameSourceConformanceTests.frame(calls - 1)
                }
            }
        }
        #expect(
            await FrameSourceConformance.violations { Flickering() }
                == ["after its end, or its error, a source gives nil"])
    }
}
