internal import CacheNetCore

/// One pass over the rules; it notes each violated rule once.
struct GateRun {
    private let stream: GateStream
    private let labels: Int
    private let partitions: Int
    private let fresh: any Gate
    /// Made separately, to see whether gates made alike behave alike.
    private let twin: any Gate
    private(set) var violations: [String] = []

    init(partitions: Int, labels: Int, gate: any Gate, twin: any Gate) {
        stream = GateStream(partitions: partitions, labels: labels)
        self.partitions = partitions
        self.labels = labels
        fresh = gate
        self.twin = twin
    }

    private mutating func expect(_ condition: Bool, _ rule: String) {
        if !condition, !violations.contains(rule) { violations.append(rule) }
    }

    mutating func checkNothingResident() {
        var gate = fresh
        for index in 0..<20 {
            let context = stream.context(index, residents: [], hasFallback: false, active: nil)
            if case .ask = gate.begin(context) { expect(false, "a model that is not resident is not asked") }
            gate.edgeAnswered(stream.edgeAnswer(to: index))
            checkWanted(gate)
        }
    }

    mutating func checkStream(frames: Int, residents: [PartitionID], hasFallback: Bool) {
        var gate = fresh
        let stream = stream
        for index in 0..<frames {
            let active = residents.isEmpty ? nil : residents[index / 20 % residents.count]
            let context = stream.context(index, residents: residents, hasFallback: hasFallback, active: active)
            let decision = drive(&gate, context) { stream.modelAnswer(of: $0, to: index) }
            // Now and then the edge does not answer.
            if decision == .askEdge, index % 7 != 0 { gate.edgeAnswered(stream.edgeAnswer(to: index)) }
            if case .answer(let answer) = decision, answer.isAudited {
                gate.audited(Audit(label: answer.label, edge: stream.edgeAnswer(to: index)))
            }
            checkWanted(gate)
        }
    }

    /// Models that fail, and outputs that are no numbers.
    mutating func checkBrokenAnswers() {
        let broken: [ModelAnswer?] = [
            nil, ModelAnswer(logits: [Float](repeating: .nan, count: labels)),
            ModelAnswer(logits: [Float](repeating: .infinity, count: labels)),
        ]
        var gate = fresh
        for index in 0..<60 {
            let context = stream.context(index, residents: Array(0..<partitions), hasFallback: true, active: 0)
            let decision = drive(&gate, context) { _ in broken[index % broken.count] }
            if decision == .askEdge { gate.edgeAnswered(stream.edgeAnswer(to: index)) }
        }
    }

    /// A gate is a value: copies and gates made alike go the same way, and none moves another.
    mutating func checkCopies(frames: Int) {
        var (gate, copy, other) = (fresh, fresh, twin)
        let stream = stream
        for index in 0..<frames {
            let context = stream.context(index, residents: [0], hasFallback: true, active: 0)
            let answer = { (model: DeviceModel) in stream.modelAnswer(of: model, to: index) }
            let decision = drive(&gate, context, answer)
            expect(drive(&copy, context, answer) == decision, "a copy told the same decides the same")
            expect(drive(&other, context, answer) == decision, "gates made alike and told the same decide the same")
            if !gate.hasMemory {
                var alone = fresh
                expect(
                    drive(&alone, context, answer) == decision,
                    "a gate without memory decides as one that has seen nothing")
            }
            if decision == .askEdge {
                gate.edgeAnswered(stream.edgeAnswer(to: index))
                copy.edgeAnswered(stream.edgeAnswer(to: index))
                other.edgeAnswered(stream.edgeAnswer(to: index))
            }
            expect(copy.wanted == gate.wanted, "a copy told the same wants the same")
        }
    }

    /// One frame, up to an answer or the edge.
    private mutating func drive(
        _ gate: inout any Gate, _ context: FrameContext, _ answer: (DeviceModel) -> ModelAnswer?
    ) -> GateDecision {
        var asked: Set<DeviceModel> = []
        var decision = gate.begin(context)
        while case .ask(let model) = decision {
            expect(context.resident.contains(model), "a model that is not resident is not asked")
            expect(!asked.contains(model), "no model is asked twice about a frame")
            expect(model != .fallback || gate.usesFallback, "a gate that asks the fallback model says so")
            guard context.resident.contains(model), asked.insert(model).inserted else { return .askEdge }
            decision = gate.modelAnswered(answer(model), by: model)
        }
        if case .answer(let answer) = decision {
            check(answer)
            expect(gate.weighed.map { $0.value <= $0.limit } ?? true, "a hit is weighed within its limit")
        }
        return decision
    }

    private mutating func check(_ answer: GateAnswer) {
        expect(answer.label.map { (0..<labels).contains($0) } ?? true, "an answer's label is one of the labels")
        expect(answer.probabilities.count == labels, "an answer has one probability for each label")
        let areShares = answer.probabilities.allSatisfy { (0...1).contains($0) }
        expect(areShares, "an answer's probabilities are 0 to 1")
        let sum = answer.probabilities.reduce(0, +)
        expect(!areShares || sum <= 1 + 1e-6, "an answer's probabilities sum to at most 1")
    }

    private mutating func checkWanted(_ gate: any Gate) {
        expect(gate.wanted.map { (0..<partitions).contains($0) } ?? true, "what is wanted is one of the partitions")
    }
}
