internal import CacheNetCore
internal import CacheNetData
internal import Foundation

extension FleetScenario: Decodable {
    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(besides: CodingKeys.self)
        self.init()
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ key: CodingKeys, _ value: inout Value) throws {
            if let found = try fields.decodeIfPresent(Value.self, forKey: key) { value = found }
        }
        try read(.framesPerSecond, &framesPerSecond)
        try read(.sessionsPerDevice, &sessionsPerDevice)
        try read(.sessionMinutes, &sessionMinutes)
        try read(.arrivals, &arrivals)
        try read(.stickiness, &stickiness)
        try read(.zipf, &zipf)
        try read(.warmShare, &warmShare)
        try read(.hasStore, &hasStore)
        // Here null says that there is none.
        if fields.contains(.rollOutHour) { rollOutHour = try fields.decode(Int?.self, forKey: .rollOutHour) }
        try read(.cdnSites, &cdnSites)
        try read(.manifestMinutes, &manifestMinutes)
        try read(.serverCapacity, &serverCapacity)
        try read(.requestOverheadBytes, &requestOverheadBytes)
        try read(.answerBytes, &answerBytes)
        try read(.manifestBytes, &manifestBytes)
        try read(.seed, &seed)
    }

    /// Reads a scenario's JSON.
    ///
    /// - Parameter name: what messages call it.
    /// - Throws: ``SimulationError`` that names the field which does not fit.
    package init(_ bytes: [UInt8], name: String) throws(SimulationError) {
        do {
            self = try JSONDecoder().decode(FleetScenario.self, from: Data(bytes))
        } catch {
            let reason = (error as? DecodingError)?.explained ?? "expected JSON, got \(error)"
            throw SimulationError(.unsuitable, "\(name): \(reason)")
        }
        try check(as: name)
    }
}

extension FleetScenario.Stickiness: Decodable {
    package init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(besides: CodingKeys.self)
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        kind = try fields.decodeIfPresent(StreamKind.self, forKey: .kind) ?? .independent
        dwell = try fields.decode(Double.self, forKey: .dwell)
        share = try fields.decode(Double.self, forKey: .share)
    }
}
