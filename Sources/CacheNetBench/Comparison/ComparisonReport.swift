internal import CacheNetBundle
package import CacheNetCalibration
internal import CacheNetCore
package import CacheNetDevice
package import CacheNetRivals
package import CacheNetStreamRun

/// What came out of a comparison: figures, and the logs that they are made of.
package struct ComparisonReport: Sendable {
    /// The link that was asked for and what it did to a small request.
    package struct Link: Sendable {
        package let profile: LinkProfile
        /// Median round trip of a request for the server's health through the link.
        package let roundTripMs: Double
        /// The same beside the link.
        package let withoutLinkMs: Double
        /// At which a model came through the link, in Mbit/s; `nil` where there is none to measure with.
        package let downMbitS: Double?
    }

    /// The device that was asked for and what came of it.
    package struct Device: Sendable {
        package let profile: DeviceProfile
        /// Time taken by time computed, over all runs; `nil` without any.
        package let measuredFactor: Double?
    }

    /// The most memory that was resident at once, in bytes; `nil` where the system does not tell.
    package struct Memory: Sendable, Codable, Equatable {
        /// Of the process that holds the models of all methods and the pictures.
        package let devicePeakBytes: Int?
        /// Of the edge server.
        package let serverPeakBytes: Int?
    }

    package let link: Link
    /// When frames came; `nil`: each once the one before it was answered.
    package let arrivals: FrameSchedule?
    package let memory: Memory
    package let device: Device
    package let methods: [MethodFigures]
    /// `nil` where the comparison was interrupted.
    package let harness: HarnessCost?
    /// What the devices of CacheNet's methods did.
    package let statistics: [ComparedMethod: DeviceStatistics]
    /// How frames went to the edge.
    let transfers: FrameTransfers

    /// Up to this latency an answer is in time.
    let withinMs: Double
    let calibrated: CalibratedGates?
    let bundle: BundleDescription
    let logs: [MethodLog]
    let truth: [Int?]

    /// - Parameters:
    ///   - sequences: the number of the sequence that each frame is of; `nil` where frames are independent.
    ///   - instant: of a method that answers at once.
    init(
        setup: ComparisonSetup, logs: [MethodLog], truth: [Int?], sequences: [Int]?, instant: MethodLog?, link: Link,
        device: Device, memory: Memory, statistics: [ComparedMethod: DeviceStatistics], transfers: FrameTransfers
    ) {
        self.link = link
        arrivals = setup.arrivals
        self.device = device
        self.memory = memory
        self.statistics = statistics
        self.transfers = transfers
        self.logs = logs
        self.truth = truth
        withinMs = setup.withinMs
        bundle = setup.bundle.description
        calibrated = setup.calibrated
        let stream = ComparedStream(
            truth: truth, full: logs.first { $0.kind == .deviceOnly }, filter: setup.calibrated?.filter,
            sequences: sequences)
        let methods = logs.map {
            MethodFigures($0, device: statistics[$0.kind], stream: stream, withinMs: setup.withinMs)
        }
        self.methods = methods
        harness = instant.map { HarnessCost($0, beside: methods) }
    }

    package var frames: Int { truth.count }
}
