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
        var families = Self.modelFamilies
        for model in service.repository.loaded {
            let statistics = model.statistics.current
            let requests = statistics.inferenceStats
            let labels = [(name: "model", value: statistics.name), (name: "version", value: statistics.version)]
            let values: [UInt64] = [
                requests.success.count, requests.fail.count, statistics.inferenceCount, statistics.executionCount,
                UInt64(model.queue.requests), requests.success.ns / 1000, requests.queue.ns / 1000,
                requests.computeInput.ns / 1000, requests.computeInfer.ns / 1000, requests.computeOutput.ns / 1000,
                UInt64(model.queue.refused),
            ]
            for (index, value) in values.enumerated() { families[index].add(value, labels) }
        }
        return families
    }

    /// In the order of the values above.
    private static let modelFamilies = [
        MetricFamily(name: "nv_inference_request_success", kind: .counter, help: "Requests that were answered."),
        MetricFamily(name: "nv_inference_request_failure", kind: .counter, help: "Requests that failed."),
        MetricFamily(name: "nv_inference_count", kind: .counter, help: "Frames that models ran on."),
        MetricFamily(name: "nv_inference_exec_count", kind: .counter, help: "Runs of models, each of a batch."),
        MetricFamily(
            name: "nv_inference_pending_request_count", kind: .gauge, help: "Requests that run or wait for a worker."),
        MetricFamily(
            name: "nv_inference_request_duration_us", kind: .counter,
            help: "Microseconds of answered requests, from arrival to answer."),
        MetricFamily(name: "nv_inference_queue_duration_us", kind: .counter, help: "Microseconds of waiting."),
        MetricFamily(
            name: "nv_inference_compute_input_duration_us", kind: .counter,
            help: "Microseconds from frames to what the model takes."),
        MetricFamily(
            name: "nv_inference_compute_infer_duration_us", kind: .counter, help: "Microseconds in the model."),
        MetricFamily(
            name: "nv_inference_compute_output_duration_us", kind: .counter,
            help: "Microseconds from scores to the answer."),
        MetricFamily(
            name: "cachenet_model_refused_total", kind: .counter, help: "Requests that found no room in the queue."),
    ]

    private var devices: [MetricFamily] {
        var count = MetricFamily(
            name: "cachenet_devices", kind: .gauge, help: "Devices that reported in the last 10 minutes.")
        var latency = MetricFamily(
            name: "cachenet_device_latency_seconds", kind: .gauge, help: "From a frame's arrival to its answer.")
        var age = MetricFamily(
            name: "cachenet_device_report_age_seconds", kind: .gauge, help: "Since a device's last report.")
        var totals = [
            MetricFamily(name: "cachenet_device_frames_total", kind: .counter, help: "Frames that a device answered."),
            MetricFamily(
                name: "cachenet_device_hits_total", kind: .counter, help: "Frames that a device answered alone."),
            MetricFamily(
                name: "cachenet_device_misses_total", kind: .counter, help: "Frames that the edge answered."),
            MetricFamily(
                name: "cachenet_device_degraded_total", kind: .counter,
                help: "Frames that needed the edge and did not get its answer."),
            MetricFamily(
                name: "cachenet_device_downloads_total", kind: .counter, help: "Models that a device fetched."),
            MetricFamily(
                name: "cachenet_device_downloaded_bytes_total", kind: .counter,
                help: "Bytes of models that a device fetched."),
        ]
        let now = ContinuousClock.now
        let entries = service.reports.current(at: now)
        count.add(entries.count)
        for entry in entries {
            let report = entry.report
            let labels = [(name: "device", value: entry.id), (name: "model", value: report.model)]
            age.add(entry.received.duration(to: now) / .seconds(1), labels)
            if let times = report.latency {
                for (quantile, value) in [("0.5", times.p50), ("0.99", times.p99)] {
                    latency.add(value / 1000, labels + [(name: "quantile", value: quantile)])
                }
            }
            let values = [
                report.frames, report.hits, report.misses, report.degraded, report.downloads, report.downloadedBytes,
            ]
            for (index, value) in values.enumerated() { totals[index].add(value, labels) }
        }
        return [count, age] + totals + [latency]
    }

    private var process: [MetricFamily] {
        var info = MetricFamily(name: "cachenet_build_info", kind: .gauge, help: "The server's version.")
        info.add(1, [(name: "version", value: EdgeService.metadata.version)])
        let usage = ProcessUsage.current
        var cpu = MetricFamily(name: "process_cpu_seconds_total", kind: .counter, help: "CPU time, of all threads.")
        cpu.add(usage.cpuSeconds)
        var memory = MetricFamily(
            name: "process_resident_memory_bytes", kind: .gauge, help: "Memory that the process holds.")
        if let bytes = usage.residentBytes { memory.add(bytes) }
        var start = MetricFamily(
            name: "process_start_time_seconds", kind: .gauge, help: "When the server began, in seconds since 1970.")
        start.add(began.timeIntervalSince1970)
        return [info, cpu, memory, start]
    }
}
