internal import CacheNetCore

/// One pass over the rules; it notes each violated rule once.
struct PolicyRun {
    private let empty: any ReplacementPolicy
    /// Made separately, to see whether policies made alike behave alike.
    private let twin: any ReplacementPolicy
    private(set) var violations: [String] = []

    init(makePolicy: () -> any ReplacementPolicy) {
        empty = makePolicy()
        twin = makePolicy()
    }

    mutating func expect(_ condition: Bool, _ rule: String) {
        if !condition, !violations.contains(rule) { violations.append(rule) }
    }

    mutating func checkEmpty() {
        expect(empty.victim { _ in true } == nil, "an empty policy names no victim")
    }

    mutating func checkChoice() {
        var policy = empty
        for id in 0..<5 { policy.inserted(id, bytes: 1) }
        for allowed in 0..<5 {
            expect(policy.victim { $0 == allowed } == allowed, "the only partition that may go is the victim")
        }
        expect(policy.victim { _ in false } == nil, "no victim when none may go")
        let first = policy.victim { _ in true }
        expect(policy.victim { _ in true } == first, "asking for a victim changes nothing")
    }

    mutating func checkRemoval() {
        var policy = empty
        for id in 0..<3 { policy.inserted(id, bytes: 1) }
        policy.removed(1)
        expect(policy.victim { $0 == 1 } == nil, "a removed partition is never the victim")
        policy.removed(1)
        policy.inserted(1, bytes: 1)
        expect(policy.victim { $0 == 1 } == 1, "a partition can come back after its removal")
        policy.inserted(1, bytes: 1)
        policy.removed(1)
        expect(policy.victim { $0 == 1 } == nil, "inserting a resident partition again does not count it twice")
    }

    mutating func checkStrangers() {
        var policy = empty
        policy.inserted(2, bytes: 1)
        policy.activated(7)
        policy.removed(9)
        expect(policy.victim { $0 != 2 } == nil, "activating or removing a partition that is not resident is ignored")
        expect(policy.victim { _ in true } == 2, "strangers do not displace residents")
    }

    mutating func checkLargeNumbers() {
        var policy = empty
        for id in [100_000, 0, 65_536] { policy.inserted(id, bytes: 1) }
        policy.activated(100_000)
        for id in [0, 65_536, 100_000] {
            expect(policy.victim { $0 == id } == id, "partition numbers up to 100,000 work")
        }
    }

    mutating func checkCopies() {
        var policy = empty
        for id in 0..<4 { policy.inserted(id, bytes: 1) }
        let before = policy.victim { _ in true }
        var copy = policy
        for id in 0..<4 { copy.removed(id) }
        expect(policy.victim { _ in true } == before, "changing a copy leaves the original alone")
        expect(copy.victim { _ in true } == nil, "a copy can be emptied")
    }

    /// A trace on two policies at once, beside the set of what is resident.
    mutating func checkTrace(_ trace: PolicyTrace) {
        var (policy, other) = (empty, twin)
        var residents: Set<PartitionID> = []
        for (step, event) in trace.events.enumerated() {
            switch event {
            case .inserted(let id, let bytes):
                policy.inserted(id, bytes: bytes)
                other.inserted(id, bytes: bytes)
                residents.insert(id)
            case .activated(let id):
                policy.activated(id)
                other.activated(id)
            case .removed(let id):
                policy.removed(id)
                other.removed(id)
                residents.remove(id)
            }
            let pinned = step % PolicyTrace.partitions
            let victim = policy.victim { $0 != pinned }
            expect(victim == other.victim { $0 != pinned }, "the same events give the same victim")
            guard let victim else {
                expect(residents.subtracting([pinned]).isEmpty, "there is a victim whenever a resident may go")
                continue
            }
            expect(residents.contains(victim), "the victim is resident")
            expect(victim != pinned, "the victim may go")
        }
    }
}
