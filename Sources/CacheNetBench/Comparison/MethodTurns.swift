internal import CacheNetCore
internal import CacheNetData
internal import CacheNetEmulation
internal import CacheNetReport
internal import CacheNetRivals
internal import CacheNetStreamRun

/// Methods that take turns at a stream, and their logs.
struct MethodTurns {
    private let methods: [any AnsweringMethod]
    private let meter: WorkMeter
    private let arrivals: FrameSchedule?
    private let time: Timekeeper
    private(set) var logs: [MethodLog]

    /// - Parameter arrivals: when the frames of a block come; `nil`: each once the one before it is answered.
    init<C: Clock>(
        _ methods: [any AnsweringMethod], meter: WorkMeter, arrivals: FrameSchedule? = nil, clock: C = PunctualClock()
    ) where C.Duration == Duration {
        self.methods = methods
        self.meter = meter
        self.arrivals = arrivals
        time = Timekeeper(clock)
        logs = methods.map { MethodLog($0.kind) }
    }

    /// - Returns: the true labels of the frames that all methods answered.
    /// - Throws: ``BenchError`` when there is no frame.
    mutating func take(_ source: DatasetFrames<[Int]>, progress: ProgressLine?) async throws -> [Int?] {
        var progress = progress
        var truth: [Int?] = []
        var block: [Frame] = []
        try await prepare(source)
        let before = methods.map { $0.link?.traffic ?? LinkTraffic() }
        let start = time.now()
        let blockLength = arrivals?.blockLength ?? MethodComparison.blockLength
        for frame in source {
            block.append(frame)
            guard block.count == blockLength || frame.index == source.records.count - 1 else { continue }
            let complete = logs
            try await answer(block, turn: truth.count / blockLength)
            if Task.isCancelled {
                // A request that was cut off says nothing of its method.
                logs = complete
                break
            }
            for (index, method) in methods.enumerated() {
                if let link = method.link { logs[index].traffic = link.traffic - before[index] }
            }
            truth += block.map(\.label)
            block = []
            let elapsed = time.now() - start
            if progress?.isDue(at: elapsed) == true {
                progress?.show(
                    ProgressStatus(
                        stage: "compare", done: truth.count, total: source.records.count, unit: "frames",
                        detail: logs.map { "\($0.kind.title) \($0.recentMean)" }.joined(separator: "  ")), at: elapsed)
            }
        }
        progress?.finish()
        guard !truth.isEmpty else { throw CancellationError() }
        return truth
    }

    private func prepare(_ source: DatasetFrames<[Int]>) async throws {
        var frames = source.makeIterator()
        guard let first = frames.next() else {
            throw BenchError(.invalidConfiguration, "expected at least one frame, got none")
        }
        for method in methods {
            for _ in 0..<5 { try await method.warmUp(first) }
            await method.link?.pause()
        }
    }

    /// All methods answer one block, each beginning with another.
    private mutating func answer(_ block: [Frame], turn: Int) async throws {
        for offset in methods.indices {
            let index = (turn + offset) % methods.count
            let method = methods[index]
            await method.link?.resume()
            let before = meter.reading
            if let arrivals {
                try await answer(block, as: index, on: arrivals)
            } else {
                for frame in block {
                    let start = time.now()
                    let answer = try await meter.slowDown.slowAll { try await method.answer(frame) }
                    logs[index].enter(answer, to: frame, after: time.now() - start)
                }
            }
            logs[index].work.add(from: before, to: meter.reading)
            await method.link?.pause()
        }
    }

    /// Frames come from now on, and the method at that index answers those that find room. Latency counts from when they
    /// were to come, so that nothing that is late here is missing there.
    private mutating func answer(_ block: [Frame], as index: Int, on schedule: FrameSchedule) async throws {
        var queue = FrameQueue(schedule, count: block.count)
        let start = time.now()
        while !Task.isCancelled {
            switch queue.next(at: time.now() - start) {
            // Only cancellation ends a wait early, and the block with it.
            case .wait(let due): try? await time.sleep(start + due)
            case .drop(let position): logs[index].drop(block[position])
            case .answer(let position, let due):
                let answer = try await meter.slowDown.slowAll { try await methods[index].answer(block[position]) }
                logs[index].enter(answer, to: block[position], after: time.now() - start - due)
            case .end:
                logs[index].enter(queue)
                return
            }
        }
    }
}
