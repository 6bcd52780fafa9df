internal import CacheNetCore
internal import Foundation

extension Fleet {
    /// Lets a day pass.
    ///
    /// - Parameter devices: at least 0.
    /// - Throws: ``SimulationError`` when the bytes of the day are more than can be counted.
    package func day(devices: Int) throws(SimulationError) -> FleetDay {
        var generator = SeededGenerator(seed: scenario.seed)
        var accumulator = FleetAccumulator(self)
        let arrivals = WeightedDraw(scenario.arrivals)
        let kinds = WeightedDraw(scenario.stickiness.map(\.share))
        for device in 0..<devices {
            var state = DeviceDay(site: device % scenario.cdnSites)
            if generator.drawUnit() < scenario.warmShare { state.owned = .max }
            let starts = (0..<generator.drawPoisson(scenario.sessionsPerDevice)).map { _ in
                60 * arrivals.draw(&generator) + generator.draw(below: 60)
            }
            var free = 0
            for start in starts.sorted() {
                // Sessions of one device do not overlap, and the day ends at midnight.
                let begin = max(start, free)
                guard begin < MinuteLoad.minutes else { break }
                let length = max(1, -log(1 - generator.drawUnit()) * scenario.sessionMinutes)
                free = min(begin + Int(length.rounded()), MinuteLoad.minutes)
                let stream = streams[kinds.draw(&generator)]
                // A piece of the stream; only a session that is longer than it begins it again.
                let rest = stream.minutes.count - min(free - begin, stream.minutes.count)
                accumulator.enter(begin..<free, of: stream, from: generator.draw(below: rest + 1), on: &state)
            }
        }
        return try accumulator.day(devices: devices)
    }
}
