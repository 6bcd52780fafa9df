import CacheNetBundle
import Testing

@testable import CacheNetTraining

struct GroupCodesTests {
    @Test func groupsAreFoundAmongTheLabels() throws {
        let codes = GroupCodes(groups: [["cleo"], ["bob", "ann"]])
        #expect(try codes.classes(among: ["ann", "bob", "cleo"]) == [[2], [1, 0]])
    }

    @Test(
        arguments: [
            ([["ann"], ["bob"]], "each label in a group, got none with \"cleo\""),
            ([["ann", "bob"], ["cleo", "dan"]], "labels of the data set, got \"dan\" in group 1"),
            ([["ann", "bob"], ["cleo", "ann"]], "each label once, got \"ann\" again"),
            ([["ann", "bob", "cleo"], []], "at least one label in each, got none in group 1"),
        ] as [([[String]], String)])
    func whatDoesNotDivideTheLabelsIsRefused(groups: [[String]], message: String) {
        expectTrainingError(.unsuitableData, containing: message) {
            _ = try GroupCodes(groups: groups).classes(among: ["ann", "bob", "cleo"])
        }
    }

    @Test func partitionsAreTheGroupsAndHaveOutputsForTheseAlone() throws {
        let directory = try TemporaryDirectory()
        let groups = [["subject-004", "subject-001"], ["subject-002", "subject-003"]]
        let plan = SmallRun.plan(codes: .groups, groups: groups, output: directory("small.bundle"))
        let report = try SmallRun.start(plan, in: directory("run")).run()
        #expect(report.codes?.hintAgreement ?? 0 > 0)
        // Whoever is told where to look errs no more often.
        let told = try #require(report.toldFallbackAccuracy)
        let untold = try #require(report.models.first { $0.name == "fallback" }).accuracy
        #expect((untold...1).contains(told))
        let shares = report.models.filter { $0.name.hasPrefix("partition") }.compactMap(\.fallbackAccuracy)
        #expect(shares.count == 2 && (shares.reduce(0, +) / 2 - told).magnitude < 1e-9)
        #expect(try report.text().contains("by the fallback model among that one's labels:"))
        let bundle = try Bundle.open(at: plan.output)
        #expect(
            bundle.description.config.partitions.map(\.classes) == [
                ["subject-001", "subject-004"], ["subject-002", "subject-003"],
            ])
        let parameters = bundle.description.config.partitions.map(\.parameters)
        let fallback = try #require(bundle.description.config.fallback?.parameters)
        // Of 16 features a weight for each, and a bias.
        #expect(parameters == [fallback - 17, fallback - 17])
    }

    @Test func devicesMayGetPartitionsAlone() throws {
        let directory = try TemporaryDirectory()
        var plan = SmallRun.plan(output: directory("small.bundle"))
        plan.ladder.hasFallback = false
        #expect(plan.ladder.description == "2 x resnet:4x1")
        let report = try SmallRun.start(plan, in: directory("run")).run()
        #expect(report.models.contains { $0.name == "fallback" }, "what they start from")
        let bundle = try Bundle.open(at: plan.output)
        #expect(bundle.description.config.fallback == nil && bundle.description.config.partitions.count == 2)
        plan.ladder.partitions = 0
        expectTrainingError(.invalidConfiguration, containing: "ladder: expected a fallback model or partitions") {
            _ = try SmallRun.start(plan, in: directory("other"))
        }
    }

    @Test func aPlanHasGroupsWhereItsCodesAreGivenAndNowhereElse() throws {
        let directory = try TemporaryDirectory()
        for plan in [
            SmallRun.plan(codes: .groups, output: directory("small.bundle")),
            SmallRun.plan(groups: [["a"], ["b"]], output: directory("small.bundle")),
            SmallRun.plan(codes: .groups, groups: [["a"]], output: directory("small.bundle")),
        ] {
            expectTrainingError(.invalidConfiguration, containing: "plan: groups: expected one for each of [2]") {
                _ = try SmallRun.start(plan, in: directory("run"))
            }
        }
    }
}
