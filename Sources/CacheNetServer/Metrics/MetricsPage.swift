internal import CacheNetCore
internal import CacheNetProtocol
internal import Foundation

/// `GET /metrics`: Triton's names where they mean the same, `cachenet_` for the rest.
struct MetricsPage {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    let service: EdgeService
    let began = Date()

    func text() -> String {
        MetricFamily.text(of: service.metrics.registry.families + models + devices + process)
    }

    private var models: [MetricFamily] {
        let subjects = service.repository.loaded.map { model in
            let statistics = model.statistics.current
            return (
                labels: [(name: "model", value: statistics.name), (name: "version", value: model.interface.version)],
                value: (queue: model.queue, statistics: statistics)
            )
        }
        return Self.modelMetrics.map { $0.family(of: subjects) }
    }

    private static let modelMetrics: [Metric<(queue: InferenceQueue, statistics: ModelStatistics)>] = [
        Metric("nv_inference_request_success", "Requests that were answered.") {
            $0.statistics.inferenceStats.success.count
        },
        Metric("nv_inference_request_failure", "Requests that failed.") { $0.statistics.inferenceStats.fail.count },
        Metric("nv_inference_count", "Frames that models ran on.") { $0.statistics.inferenceCount },
        Metric("nv_inference_exec_count", "Runs of models, each of a batch.") { $0.statistics.executionCount },
        Metric("nv_inference_pending_request_count", "Requests that run or wait for a worker.", kind: .gauge) {
            UInt64($0.queue.requests)
        },
        Metric("nv_inference_request_duration_us", "Microseconds of answered requests, from arrival to answer.") {
            $0.statistics.inferenceStats.success.ns / 1000
        },
        Metric("nv_inference_queue_duration_us", "Microseconds of waiting.") {
            $0.statistics.inferenceStats.queue.ns / 1000
        },
        Metric("nv_inference_compute_input_duration_us", "Microseconds from frames to what the model takes.") {
            $0.statistics.inferenceStats.computeInput.ns / 1000
        },
        Metric("nv_inference_compute_infer_duration_us", "Microseconds in the model.") {
            $0.statistics.inferenceStats.computeInfer.ns / 1000
        },
        Metric("nv_inference_compute_output_duration_us", "Microseconds from scores to the answer.") {
            $0.statistics.inferenceStats.computeOutput.ns / 1000
        },
        Metric("cachenet_model_refused_total", "Requests that found no room in the queue.") {
            UInt64($0.queue.refused)
        },
    ]

    private var devices: [MetricFamily] {
        var count = MetricFamily(
            name: "cachenet_devices", kind: .gauge, help: "Devices that reported in the last 10 minutes.")
        var latency = MetricFamily(
            name: "cachenet_device_latency_seconds", kind: .gauge, help: "From a frame's arrival to its answer.")
        var age = MetricFamily(
            name: "cachenet_device_report_age_seconds", kind: .gauge, help: "Since a device's last report.")
        let now = ContinuousClock.now
        let subjects = service.reports.current(at: now).map { entry in
            (labels: [(name: "device", value: entry.id), (name: "model", value: entry.report.model)], value: entry)
        }
        count.add(subjects.count)
        for (labels, entry) in subjects {
            age.add(entry.received.duration(to: now) / .seconds(1), labels)
            guard let times = entry.report.latency else { continue }
            for (quantile, value) in [("0.5", times.p50), ("0.99", times.p99)] {
                latency.add(value / 1000, labels + [(name: "quantile", value: quantile)])
            }
        }
        return [count, age] + Self.deviceMetrics.map { $0.family(of: subjects) } + [latency]
    }

    private static let deviceMetrics: [Metric<DeviceReports.Entry>] = [
        Metric("cachenet_device_frames_total", "Frames that a device answered.") { $0.report.frames },
        Metric("cachenet_device_hits_total", "Frames that a device answered alone.") { $0.report.hits },
        Metric("cachenet_device_misses_total", "Frames that the edge answered.") { $0.report.misses },
        Metric("cachenet_device_degraded_total", "Frames that needed the edge and did not get its answer.") {
            $0.report.degraded
        },
        Metric("cachenet_device_downloads_total", "Models that a device fetched.") { $0.report.downloads },
        Metric("cachenet_device_downloaded_bytes_total", "Bytes of models that a device fetched.") {
            $0.report.downloadedBytes
        },
    ]

    private var process: [MetricFamily] {
        var info = MetricFamily(name: "cachenet_build_info", kind: .gauge, help: "The server's version.")
        info.add(1, [(name: "version", value: EdgeService.metadata.version)])
        let usage = ProcessUsage.own
        var cpu = MetricFamily(name: "process_cpu_seconds_total", kind: .counter, help: "CPU time, of all threads.")
        if let time = usage.computed { cpu.add(time / .seconds(1)) }
        var memory = MetricFamily(
            name: "process_resident_memory_bytes", kind: .gauge, help: "Memory that the process holds.")
        if let bytes = usage.residentBytes { memory.add(bytes) }
        var start = MetricFamily(
            name: "process_start_time_seconds", kind: .gauge, help: "When the server began, in seconds since 1970.")
        start.add(began.timeIntervalSince1970)
        return [info, cpu, memory, start]
    }
}

/// One metric of each model, or of each device.
private struct Metric<Subject>: Sendable {
    private let family: MetricFamily
    private let value: @Sendable (Subject) -> UInt64

    init(
        _ name: String, _ help: String, kind: MetricFamily.Kind = .counter,
        value: @escaping @Sendable (Subject) -> UInt64
    ) {
        family = MetricFamily(name: name, kind: kind, help: help)
        self.value = value
    }

    func family(of subjects: [(labels: [MetricFamily.Label], value: Subject)]) -> MetricFamily {
        var family = family
        for subject in subjects { family.add(value(subject.value), subject.labels) }
        return family
    }
}
