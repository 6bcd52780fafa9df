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
