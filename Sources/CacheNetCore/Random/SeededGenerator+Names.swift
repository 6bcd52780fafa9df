extension SeededGenerator {
    /// A generator for what these numbers name together; their order matters.
    package init(for names: UInt64...) {
        var state: UInt64 = 0
        for name in names {
            var generator = SeededGenerator(seed: state ^ name)
            state = generator.next()
        }
        self.init(seed: state)
    }
}
