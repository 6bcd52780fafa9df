import ArgumentParser
import CacheNetBundle
import CacheNetFormats
import CacheNetSimulation

extension SimulateCommand {
    private static let mostDevices = 100_000_000

    /// The scenario that nothing is said about.
    static var defaultScenario: String {
        (try? CanonicalJSON.text(FleetScenario())) ?? ""
    }

    func validateFleet() throws {
        guard let fleet else {
            guard scenario == nil else { throw ValidationError("--scenario has no meaning without --fleet") }
            return
        }
        guard (1...Self.mostDevices).contains(fleet) else {
            throw ValidationError("--fleet: expected 1 to \(Self.mostDevices), got \(fleet)")
        }
        guard output == nil || format == .csv else {
            throw ValidationError("--output: expected a name that ends with .csv, got '\(output ?? "")'")
        }
        guard cache.policies.count == 1, cache.capacities.count == 1 else {
            throw ValidationError(
                "--fleet: expected one policy and one capacity, which all devices have, got "
                    + "\(cache.policies.count) and \(cache.capacities.count)")
        }
        _ = try gates.choice()
    }

    func simulate(_ devices: Int) throws {
        // Read first, as it is small and written by hand.
        let scenario = try scenario.map { try FleetScenario(try Self.read($0), name: $0) } ?? FleetScenario()
        let recording = try RunRecording(try Self.read(record), name: record)
        let setup = FleetSetup(
            gate: try gates.choice(), policy: cache.policies[0], capacity: cache.capacities[0])
        let fleet = try Fleet(recording, setup, scenario)
        let report = FleetReport(try fleet.day(devices: devices))
        print("\(record): \(summary(of: recording))\n\(setup.gate)\n\n\(try report.text())")
        if let output { try write(report.csv, to: output) }
    }
}
