/// What the last few exchanges took.
struct RecentTimes: Sendable, Equatable {
    /// One that was held up by chance says nothing; so many outvote two of them.
    private static let most = 5
    private static let least = 3

    private var times: [Duration] = []

    mutating func add(_ time: Duration) {
        times.append(time)
        if times.count > Self.most { times.removeFirst() }
    }

    mutating func removeAll() {
        times = []
    }

    /// A quarter of them took less; `nil` before there are three.
    var quickQuarter: Duration? { times.count < Self.least ? nil : times.sorted()[times.count / 4] }

    /// The middle one, of an even number the longer one; `nil` before there are three.
    var median: Duration? { times.count < Self.least ? nil : times.sorted()[times.count / 2] }
}
