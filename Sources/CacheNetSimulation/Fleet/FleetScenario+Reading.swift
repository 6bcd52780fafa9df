internal import Foundation

extension FleetScenario: Decodable {
    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    public init(from decoder: any Decoder) throws {
        let known = Set(CodingKeys.allCases.map(\.rawValue))
        let stray = try decoder.container(keyedBy: AnyKey.self).allKeys.first { !known.contains($0.stringValue) }
        // A field that is spelt wrongly would silently be the default.
        if let stray {
            throw SimulationError(
                .unsuitable, "scenario: expected fields among \(known.sorted()), got \"\(stray.stringValue)\"")
        }
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
    public init(_ bytes: [UInt8], name: String) throws(SimulationError) {
        do {
            self = try JSONDecoder().decode(FleetScenario.self, from: Data(bytes))
        } catch let error as SimulationError {
            throw error
        } catch {
            throw SimulationError(.unsuitable, "\(name): expected the JSON of a scenario, got \(error)")
        }
        try check()
    }
}
