internal import CacheNetCore

/// What working sets are drawn from.
struct WorkingSetDraw: Sendable {
    let workingSet: WorkingSet
    /// Of the labels of a set, the most frequent one first.
    let weights: WeightedDraw
    /// Labels of which a set shall have those of as few groups as possible.
    let groups: [[Int]]

    /// A set of labels of as few groups as possible, in random order; which groups, is drawn as well.
    func labels(using generator: inout SeededGenerator) -> [Int] {
        var left = generator.shuffled(Array(groups.indices))
        var labels: [Int] = []
        for more in (0..<fewest).reversed() {
            // Any group will do with which the others that may follow can still hold a whole set.
            let position = left.indices.first { candidate in
                let others = left.indices.filter { $0 != candidate }.map { groups[left[$0]].count }.sorted(by: >)
                return labels.count + groups[left[candidate]].count + others.prefix(more).reduce(0, +)
                    >= workingSet.labels
            }
            labels += groups[left.remove(at: position ?? 0)]
        }
        return Array(generator.shuffled(labels).prefix(workingSet.labels))
    }

    /// How few groups can hold a set.
    private var fewest: Int {
        var (held, used) = (0, 0)
        for size in groups.map(\.count).sorted(by: >) where held < workingSet.labels {
            held += size
            used += 1
        }
        return used
    }
}
