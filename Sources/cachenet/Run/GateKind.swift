import ArgumentParser

enum GateKind: String, ExpressibleByArgument, CaseIterable {
    case fixed
    case locality
}
