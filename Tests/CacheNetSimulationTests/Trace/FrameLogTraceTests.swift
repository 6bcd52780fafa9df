import CacheNetSimulation
import Testing

struct FrameLogTraceTests {
    private static let log = """
        {"frame":0,"origin":"miss","active":null,"next":2,"answer":"a","label":"a","hint":2}
        {"frame":1,"origin":"hit","active":2,"next":2,"answer":"b","label":"a","hint":null}
        {"frame":2,"origin":"miss","active":2,"next":0,"answer":"c","label":"c","hint":0}

        """

    private static func read(_ text: String) throws -> FrameLogTrace {
        try FrameLogTrace(Array(text.utf8), name: "frames.jsonl")
    }

    @Test func aLogTellsWhatWasActive() throws {
        let log = try Self.read(Self.log)
        #expect(log.trace.start == nil)
        #expect(log.trace.activations == [2, 0], "the last frame's switch counts as well")
        #expect(log.trace.frames == 3)
        #expect(log.hits == 1)
        #expect(log.correct == 2)
    }

    @Test func whatIsActiveAtFirstWasLoadedByOrder() throws {
        let log = try Self.read(Self.log.split(separator: "\n").dropFirst().joined(separator: "\n"))
        #expect(log.trace.start == 2)
        #expect(log.trace.activations == [0])
    }

    @Test func aByteOrderMarkIsNoPartOfIt() throws {
        #expect(try Self.read("\u{FEFF}" + Self.log).trace == Self.read(Self.log).trace)
    }

    @Test func withoutLabelsNothingIsRightOrWrong() throws {
        let log = try Self.read(Self.log.replacing("\"label\":\"c\"", with: "\"label\":null"))
        #expect(log.correct == nil)
    }

    @Test(arguments: [
        ("", SimulationError.Code.truncated, "at least one frame"),
        ("{\"origin\":\"hit\",\"active\":-1}\n", .corrupt, "line 1: expected a partition, got -1"),
        ("{\"origin\":\"hit\",\"active\":99999999}\n", .corrupt, "got 99999999"),
        ("frame,record\n1,2\n", .notARecording, "line 1"),
        (log + "{\"origin\":\n", .notARecording, "line 4"),
    ])
    func whatIsNoLogIsRefused(text: String, code: SimulationError.Code, message: String) {
        #expect {
            try Self.read(text)
        } throws: { error in
            (error as? SimulationError)?.code == code && "\(error)".contains(message)
        }
    }
}
