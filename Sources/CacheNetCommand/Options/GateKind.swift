import ArgumentParser

enum GateKind: String, DescribedArgument, CaseIterable {
    case fixed
    case belief
}
