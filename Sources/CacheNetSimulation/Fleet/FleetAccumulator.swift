/// Adds up what sessions cost, minute by minute.
struct FleetAccumulator {
    private let fleet: Fleet
    private let rollOut: Int?
    private var network: ContentNetwork
    private var sessions = 0
    private var frames = 0
    private var downloads = 0
    private var misses = MinuteLoad()
    private var requests = MinuteLoad()
    private var sent = MinuteLoad()

    init(_ fleet: Fleet) {
        self.fleet = fleet
        rollOut = fleet.scenario.rollOutHour.map { 60 * $0 }
        network = ContentNetwork(
            sites: fleet.scenario.cdnSites, versions: 2, blobs: fleet.bytes.count,
            manifestMinutes: fleet.scenario.manifestMinutes)
    }

    /// A session: a device resolves the bundle and then lives through consecutive minutes of a stream.
    mutating func enter(
        _ minutes: Range<Int>, of stream: StreamMinutes, from position: Int, on device: inout DeviceDay
    ) {
        sessions += 1
        frames += minutes.count * stream.framesPerMinute
        resolve(on: &device, at: minutes.lowerBound)
        // Its memory is empty: of what the stream made active before, it has what it keeps in its store.
        var present = fleet.scenario.hasStore ? device.owned : 0
        var position = position
        for minute in minutes {
            let step = stream.minutes[position]
            let isFirst = minute == minutes.lowerBound
            let used = step.activated | (isFirst ? step.active : 0)
            // The first frame finds nothing active, whatever it would have found further on in the stream.
            let more = isFirst && step.active != 0 ? 1 : 0
            misses.counts[minute] += min(step.misses + more, stream.framesPerMinute)
            if fleet.scenario.hasStore {
                fetch(used & ~present, on: device, at: minute)
            } else {
                // What the cache would still have held further on in the stream has to come as well.
                fetch(used & ~present & ~step.downloaded, on: device, at: minute)
                ask(step.downloaded, on: device, at: minute)
                downloads += step.downloads
                requests.counts[minute] += step.downloads
                sent.add(step.downloadedBytes, at: minute)
            }
            present |= used
            position = position + 1 == stream.minutes.count ? 0 : position + 1
        }
        device.owned = present
    }

    /// The device asks for the newest version and reads its config.
    private mutating func resolve(on device: inout DeviceDay, at minute: Int) {
        if let rollOut, minute >= rollOut, device.version == 0 {
            device.version = 1
            device.owned = 0
        }
        let config = fleet.bytes.count - 1
        network.askManifest(at: device.site, minute: minute)
        network.ask(config, of: device.version, at: device.site, minute: minute)
        requests.counts[minute] += 2
        sent.add(fleet.scenario.manifestBytes + fleet.bytes[config], at: minute)
    }

    private mutating func fetch(_ partitions: UInt64, on device: DeviceDay, at minute: Int) {
        ask(partitions, on: device, at: minute)
        var rest = partitions
        while rest != 0 {
            downloads += 1
            requests.counts[minute] += 1
            sent.add(fleet.bytes[rest.trailingZeroBitCount], at: minute)
            rest &= rest - 1
        }
    }

    private mutating func ask(_ partitions: UInt64, on device: DeviceDay, at minute: Int) {
        var rest = partitions
        while rest != 0 {
            network.ask(rest.trailingZeroBitCount, of: device.version, at: device.site, minute: minute)
            rest &= rest - 1
        }
    }

    /// - Throws: ``SimulationError`` when the bytes of the day are more than can be counted.
    func day(devices: Int) throws(SimulationError) -> FleetDay {
        let registry = network.registryLoad(bytes: fleet.bytes, manifestBytes: fleet.scenario.manifestBytes)
        let (uploaded, uploadOverflow) = misses.total.multipliedReportingOverflow(by: fleet.uploadBytes)
        let (answered, answerOverflow) = misses.total.multipliedReportingOverflow(by: fleet.scenario.answerBytes)
        guard ![sent.total, registry.bytes.total].contains(.max), !uploadOverflow, !answerOverflow else {
            throw SimulationError(
                .unsuitable,
                "fleet: expected fewer than 2^63 bytes in a day, got more: \(devices) devices are too many for these "
                    + "pictures and models")
        }
        return FleetDay(
            devices: devices, sessions: sessions, frames: frames, downloads: downloads, misses: misses,
            cdnRequests: requests, cdnBytes: sent, registryRequests: registry.requests, registryBytes: registry.bytes,
            uploadBytes: uploaded, answerBytes: answered, rollOut: rollOut,
            serverCapacity: fleet.scenario.serverCapacity)
    }
}
