internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetDevice
internal import CacheNetRivals

/// One comparison: a setting, a seed, and what came out.
package struct ExperimentRun: Sendable, Codable, Equatable {
    /// What was asked of the link, and what it did to a small request. Delays of each way.
    package struct Link: Sendable, Codable, Equatable {
        package let delayMs: Double
        package let jitterMs: Double
        package let downMbitS: Double
        package let upMbitS: Double
        /// Means: how long everything is held back now and then, and from the end of that to the next; `nil` without.
        package let stallS: Double?
        package let stallPauseS: Double?
        /// How long the link is gone at the end of each period; `nil` where it never is.
        package let outageS: Double?
        package let outagePeriodS: Double?
        /// Through the link, and beside it.
        package let roundTripMs: Double
        package let roundTripWithoutLinkMs: Double
        /// At which a model came; `nil` where there was none to measure with.
        package let downMbitSMeasured: Double?
    }

    /// How many times slower than this machine, as asked and as got.
    package struct Device: Sendable, Codable, Equatable {
        package let factorAsked: Double
        package let factorMeasured: Double?
    }

    /// What CacheNet's device did.
    package struct Outcomes: Sendable, Codable, Equatable {
        package let hits: Int
        package let misses: Int
        package let degraded: Int
        package let failed: Int
        package let downloadedBytes: Int
        package let storeLoads: Int
        package let fetchFailures: Int
    }

    package let setting: ExperimentSetting
    package let seed: UInt64
    package let frames: Int
    /// `false` where it was interrupted, so that it has fewer frames than asked for.
    package let isComplete: Bool
    package let link: Link
    package let device: Device
    package let memory: ComparisonReport.Memory
    /// `nil` where it was interrupted.
    package let harness: HarnessCost?
    package let methods: [MethodFigures]
    package let cachenet: Outcomes
}

extension ExperimentRun {
    init(_ report: ComparisonReport, _ setting: ExperimentSetting, seed: UInt64, isComplete: Bool) {
        let (link, device) = (report.link, report.device)
        // From the logs, which leave out a block that was cut off.
        let origins = report.logs.first { $0.kind == .cacheNet }?.origins ?? []
        let statistics = report.statistics[.cacheNet] ?? DeviceStatistics()
        func count(_ origin: Origin) -> Int { origins.count { $0 == origin } }
        self.init(
            setting: setting, seed: seed, frames: report.frames, isComplete: isComplete,
            link: Link(
                delayMs: link.profile.delay / .milliseconds(1), jitterMs: link.profile.jitter / .milliseconds(1),
                downMbitS: link.profile.downRate / 1e6, upMbitS: link.profile.upRate / 1e6,
                stallS: link.profile.stalls.map { $0.length / .seconds(1) },
                stallPauseS: link.profile.stalls.map { $0.pause / .seconds(1) },
                outageS: link.profile.outage.map { $0.length / .seconds(1) },
                outagePeriodS: link.profile.outage.map { $0.period / .seconds(1) },
                roundTripMs: link.roundTripMs, roundTripWithoutLinkMs: link.withoutLinkMs,
                downMbitSMeasured: link.downMbitS),
            device: Device(factorAsked: device.profile.factor, factorMeasured: device.measuredFactor),
            memory: report.memory, harness: report.harness, methods: report.methods,
            cachenet: Outcomes(
                hits: count(.hit), misses: count(.miss), degraded: count(.degraded), failed: count(.failed),
                downloadedBytes: statistics.downloadedBytes, storeLoads: statistics.storeLoads,
                fetchFailures: statistics.fetchFailures))
    }
}
