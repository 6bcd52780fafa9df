import Testing

@testable import CacheNetCore

struct BeliefGateTests {
    private static let labels = 6

    private func gate(
        _ threshold: Double = 0.1, changeWeight: Double = 0, asksPartitions: Bool = true, hasFallback: Bool = true,
        novelty: Double = 0, canStay: Bool = true
    ) throws -> BeliefGate {
        BeliefGate(
            try BeliefProfile(
                toy: Self.labels, partitions: 3, hasFallback: hasFallback, novelty: novelty, canStay: canStay),
            rule: HitRule(changeWeight: changeWeight, asksPartitions: asksPartitions, lossThreshold: threshold))
    }

    private func frame(_ shade: UInt8, active: PartitionID? = 0, hasFallback: Bool = true) throws -> FrameContext {
        FrameContext(
            pixels: try Tensor(elementType: .uint8, shape: [1, 1, 1, 1], bytes: [shade]), active: active,
            resident: ResidentModels(partitions: active.map { [$0] } ?? [], hasFallback: hasFallback))
    }

    private func logits(_ label: Int, _ sureness: Float = 8) -> [Float] {
        (0..<Self.labels).map { $0 == label ? sureness : 0 }
    }

    private func limit(_ threshold: Double, _ changeWeight: Double) -> HitRule.Limit {
        HitRule.Limit(changeWeight: changeWeight, lossThreshold: threshold)
    }

    private func edge(_ label: Int, hint: PartitionID? = nil) -> EdgeAnswer {
        EdgeAnswer(logits: logits(label, 12), hint: hint)
    }

    @Test func aSureModelIsAHitAndAnUnsureOneIsNot() throws {
        var gate = try gate(asksPartitions: false)
        #expect(gate.begin(try frame(0)) == .ask(.fallback))
        var unsure = gate
        guard case .answer(let answer) = gate.modelAnswered(ModelAnswer(logits: logits(3)), by: .fallback) else {
            Issue.record("a sure answer is no hit")
            return
        }
        #expect(answer.label == 3)
        #expect(abs(answer.probabilities.reduce(0, +) - 1) < 1e-9)
        #expect(try #require(gate.weighed).value <= 0.1)
        #expect(unsure.modelAnswered(ModelAnswer(logits: logits(3, 0.2)), by: .fallback) == .askEdge)
        let weighed = try #require(unsure.weighed)
        #expect(weighed.limit == 0.1 && weighed.value > 0.1)
        #expect(unsure.modelAnswered(nil, by: .fallback) == .askEdge)
    }

    /// While the thing stays in view, what the edge said of it is the answer, whatever the model says.
    @Test func theEdgesAnswerIsRememberedWhileTheThingStaysInView() throws {
        var gate = try gate(0.05, asksPartitions: false)
        _ = gate.begin(try frame(0))
        #expect(gate.modelAnswered(ModelAnswer(logits: logits(3, 0.3)), by: .fallback) == .askEdge)
        gate.edgeAnswered(edge(2))
        _ = gate.begin(try frame(0))
        guard case .answer(let answer) = gate.modelAnswered(ModelAnswer(logits: logits(3, 0.3)), by: .fallback) else {
            Issue.record("the same thing is asked about again")
            return
        }
        #expect(answer.label == 2)
        _ = gate.begin(try frame(200))
        #expect(gate.modelAnswered(ModelAnswer(logits: logits(4, 0.6)), by: .fallback) == .askEdge, "another thing")
    }

    /// In a long run of one label the mean says: it will be that one. The frame itself says otherwise.
    @Test func aChangeWeightKeepsALongRunFromSwallowingAChange() throws {
        func origin(changeWeight: Double) throws -> GateDecision {
            var gate = try gate(0.05, changeWeight: changeWeight, asksPartitions: false, canStay: false)
            for shade in 0..<80 {
                _ = gate.begin(try frame(UInt8(shade)))
                if gate.modelAnswered(ModelAnswer(logits: logits(1)), by: .fallback) == .askEdge {
                    gate.edgeAnswered(edge(1))
                }
            }
            _ = gate.begin(try frame(99))
            return gate.modelAnswered(ModelAnswer(logits: logits(4, 3)), by: .fallback)
        }
        guard case .answer(let answer) = try origin(changeWeight: 0) else {
            Issue.record("the run does not carry")
            return
        }
        #expect(answer.label == 1)
        #expect(try origin(changeWeight: 4) == .askEdge)
    }

    /// A gate that may answer before a model ran, and that has seen label 3.
    private func skipping(at threshold: Double?, changeWeight: Double = 0, canStay: Bool = true) throws -> BeliefGate {
        let limit = HitRule.Limit(changeWeight: changeWeight, lossThreshold: 0.1, skipThreshold: threshold)
        var gate = BeliefGate(
            try BeliefProfile(toy: Self.labels, partitions: 3, canStay: canStay),
            rule: HitRule(asksPartitions: false, everywhere: limit))
        #expect(gate.begin(try frame(0)) == .ask(.fallback))
        guard case .answer = gate.modelAnswered(ModelAnswer(logits: logits(3, 12)), by: .fallback) else {
            Issue.record("a sure answer is no hit")
            return gate
        }
        return gate
    }

    @Test func aFrameThatIsLikeTheOneBeforeNeedsNoModel() throws {
        var gate = try skipping(at: 0.05)
        guard case .answer(let answer) = gate.begin(try frame(0)) else {
            Issue.record("a model runs on the same frame again")
            return
        }
        #expect(answer.label == 3 && abs(answer.probabilities.reduce(0, +) - 1) < 1e-9)
        #expect(gate.begin(try frame(200)) == .ask(.fallback), "another thing")
        gate = try skipping(at: nil)
        #expect(gate.begin(try frame(0)) == .ask(.fallback), "where one always runs")
    }

    @Test func aModelSeesAtLeastEveryThirtyFirstFrame() throws {
        var gate = try skipping(at: 0.5)
        for _ in 0..<3 {
            for _ in 0..<30 {
                guard case .answer = gate.begin(try frame(0)) else {
                    Issue.record("a model runs too early")
                    return
                }
            }
            #expect(gate.begin(try frame(0)) == .ask(.fallback))
            _ = gate.modelAnswered(ModelAnswer(logits: logits(3, 12)), by: .fallback)
        }
    }

    /// Where each frame shows another thing, the frame itself must tell whether the label changed.
    @Test func withAWeightOnChangesOnlyWhatIsInViewNeedsNoModel() throws {
        func decision(changeWeight: Double, canStay: Bool) throws -> GateDecision {
            var gate = try skipping(at: 0.3, changeWeight: changeWeight, canStay: canStay)
            for _ in 0..<60 {
                if gate.begin(try frame(0)) == .ask(.fallback) {
                    _ = gate.modelAnswered(ModelAnswer(logits: logits(3, 12)), by: .fallback)
                }
            }
            return gate.begin(try frame(0))
        }
        #expect(try decision(changeWeight: 0, canStay: false) != .ask(.fallback))
        #expect(try decision(changeWeight: 1, canStay: false) == .ask(.fallback))
        #expect(try decision(changeWeight: 1, canStay: true) != .ask(.fallback))
    }

    @Test func ownFramesGoToThePartitionAndOthersToTheFallbackModel() throws {
        var gate = try gate(-0.9)
        #expect(gate.begin(try frame(0)) == .ask(.fallback), "nothing is known yet")
        #expect(gate.modelAnswered(ModelAnswer(logits: logits(0)), by: .fallback) == .askEdge)
        gate.edgeAnswered(edge(0))
        #expect(gate.wanted == 0)
        #expect(gate.begin(try frame(0)) == .ask(.partition(0)))
        #expect(
            gate.modelAnswered(ModelAnswer(logits: logits(0, 0.1)), by: .partition(0)) == .ask(.fallback),
            "one that leaves too much doubt is followed by the fallback model")
    }

    @Test func withoutAFallbackModelThePartitionIsAllThereIs() throws {
        var gate = try gate(asksPartitions: false, hasFallback: false)
        #expect(!gate.usesFallback)
        #expect(gate.begin(try frame(0, active: nil, hasFallback: false)) == .askEdge)
        gate.edgeAnswered(edge(5))
        #expect(gate.wanted == 2)
        #expect(gate.begin(try frame(0, active: 2, hasFallback: false)) == .ask(.partition(2)))
    }

    /// While the right partition is fetched, the one that is there tells none of the other labels from each other.
    @Test(arguments: [true, false])
    func whatIsNotThePartitionsOwnIsNotItsHit(hasFallback: Bool) throws {
        var gate = try gate(1, hasFallback: hasFallback)
        _ = gate.begin(try frame(0, active: 2, hasFallback: hasFallback))
        gate.edgeAnswered(edge(5))
        #expect(gate.begin(try frame(0, active: 2, hasFallback: hasFallback)) == .ask(.partition(2)))
        let foreign = ModelAnswer(logits: logits(5, 0.1))
        let own = ModelAnswer(logits: logits(5))
        var other = gate
        guard case .answer(let answer) = gate.modelAnswered(own, by: .partition(2)) else {
            Issue.record("an own frame is no hit")
            return
        }
        #expect(answer.label == 5)
        // The edge saw another label, whose partition is still on its way.
        other.edgeAnswered(edge(0))
        _ = other.begin(try frame(0, active: 2, hasFallback: hasFallback))
        #expect(other.modelAnswered(foreign, by: .partition(2)) == (hasFallback ? .ask(.fallback) : .askEdge))
    }

    @Test func noPartitionIsFetchedThatIsNotAsked() throws {
        var gate = try gate(asksPartitions: false)
        for _ in 0..<20 {
            _ = gate.begin(try frame(0))
            gate.edgeAnswered(edge(5, hint: 2))
            #expect(gate.wanted == nil)
        }
    }

    private func sticky(_ changes: Double, _ arrivals: Double = 1) -> Stickiness {
        Stickiness(changes: changes, arrivals: arrivals)
    }

    /// Where the model is unsure the full one errs as well, so a guess is expected to lose little.
    @Test func doubtIsMoreCarefulThanLoss() throws {
        func decision(_ measure: HitRule.Measure, sureness: Float) throws -> GateDecision {
            let limit = HitRule.Limit(measure: measure, changeWeight: 0, lossThreshold: 0.1)
            var gate = BeliefGate(
                try BeliefProfile(toy: Self.labels, partitions: 3, canStay: false),
                rule: HitRule(asksPartitions: false, limits: [(sticky(1), limit)]))
            _ = gate.begin(try frame(0))
            return gate.modelAnswered(ModelAnswer(logits: logits(3, sureness)), by: .fallback)
        }
        // Right with a probability of 0.86, and the full model of 0.95.
        #expect(try decision(.loss, sureness: 3.4) != .askEdge)
        #expect(try decision(.doubt, sureness: 3.4) == .askEdge)
        #expect(try decision(.doubt, sureness: 5) != .askEdge)
    }

    /// What came before neither answers nor makes it sure.
    @Test func whereTheFrameAloneDecidesItsModelAnswers() throws {
        let limit = HitRule.Limit(measure: .frameDoubt, changeWeight: 0, lossThreshold: 0.05)
        var gate = BeliefGate(
            try BeliefProfile(toy: Self.labels, partitions: 3, canStay: false),
            rule: HitRule(asksPartitions: false, limits: [(sticky(0.5), limit)]))
        for shade in 0..<80 {
            _ = gate.begin(try frame(UInt8(shade)))
            _ = gate.modelAnswered(ModelAnswer(logits: logits(1)), by: .fallback)
        }
        var unsure = gate
        _ = gate.begin(try frame(99))
        guard case .answer(let answer) = gate.modelAnswered(ModelAnswer(logits: logits(4, 6)), by: .fallback) else {
            Issue.record("a sure answer is no hit")
            return
        }
        #expect(answer.label == 4)
        #expect(abs(answer.probabilities.reduce(0, +) - 1) < 1e-9)
        _ = unsure.begin(try frame(99))
        #expect(unsure.modelAnswered(ModelAnswer(logits: logits(1, 1)), by: .fallback) == .askEdge)
    }

    /// Weight and threshold follow how often labels change.
    @Test func theNearestRateHasTheLimit() throws {
        let rule = HitRule(
            asksPartitions: false, limits: [(sticky(0.1), limit(0.1, 0)), (sticky(0.001), limit(0.5, 4))])
        #expect(rule.limit(at: sticky(0.5)) == limit(0.1, 0))
        #expect(rule.limit(at: sticky(1e-6)) == limit(0.5, 4))
        #expect(rule.limit(at: sticky(0.011)) == limit(0.1, 0))
        #expect(rule.limit(at: sticky(0.009)) == limit(0.5, 4))
    }

    /// They follow how long things stay in view as well.
    @Test func whereThingsStayInViewAnotherLimitHolds() throws {
        let rule = HitRule(
            asksPartitions: false, limits: [(sticky(0.05, 1), limit(0.1, 0)), (sticky(0.05, 0.06), limit(0.5, 4))])
        #expect(rule.limit(at: sticky(0.05, 0.9)) == limit(0.1, 0))
        #expect(rule.limit(at: sticky(0.05, 0.1)) == limit(0.5, 4))
        #expect(rule.limit(at: sticky(0.01, 0.05)) == limit(0.5, 4))
    }

    /// However sure the belief is: a weight may make the expected loss as low as one likes.
    @Test(arguments: [0, 4, 1000] as [Double])
    func withoutAThresholdNothingIsAHit(changeWeight: Double) throws {
        let limit = limit(0.5, changeWeight)
        let rule = HitRule(asksPartitions: false, limits: [(sticky(0.3), nil), (sticky(0.001), limit)])
        #expect(rule.limit(at: sticky(0.5)) == nil)
        #expect(rule.limit(at: sticky(0.1)) == nil, "nearer to one that has none")
        #expect(rule.limit(at: sticky(0.005)) == limit, "nearer to one that has one")
        #expect(rule.limit(at: sticky(1e-4)) == limit)
        let often = HitRule(asksPartitions: false, limits: [(sticky(0.3), nil), (sticky(1e-9), limit)])
        var gate = BeliefGate(try BeliefProfile(toy: Self.labels, partitions: 3), rule: often)
        for label in [1, 1, 1, 4, 1] {
            _ = gate.begin(try frame(UInt8(50 * label)))
            #expect(gate.modelAnswered(ModelAnswer(logits: logits(label, 30)), by: .fallback) == .askEdge)
            gate.edgeAnswered(edge(label))
        }
    }
}
