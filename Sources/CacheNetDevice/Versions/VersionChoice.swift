internal import CacheNetBundle
internal import CacheNetCore
internal import Logging

/// The version that a device begins with, and whether one suits that shall take another's place.
enum VersionChoice {
    /// - Returns: a runtime of the newest version, or of the one that the store had, and versions that were refused for it.
    static func find(
        _ parts: DeviceParts, _ configuration: DeviceConfiguration
    ) async throws -> (runtime: DeviceRuntime, refused: Set<Digest>) {
        let registry = parts.registry
        let newest = try await BundleResolver.resolve(
            from: registry, store: parts.store, logger: parts.logger)
        guard configuration.mode != .synchronous, let store = parts.store,
            let known = try? store.remembered(of: registry.origin), known.digest != newest.digest
        else { return (try parts.runtime(of: newest, configuration), []) }
        do {
            let active = store.lastActive(of: known, from: registry.origin)
            return (try await ready(newest, inPlaceOf: known, active, parts, configuration), [])
        } catch {
            // What does not even suit the known one is the caller's mistake, not the new version's.
            let runtime = try parts.runtime(of: known, configuration)
            parts.logger.warning(
                "version \(newest.digest) of \(newest.config.name) is not used, starting with \(known.digest): \(error)"
            )
            return (runtime, isFinal(error) ? [newest.digest] : [])
        }
    }

    /// A runtime with the models that a device in the middle of a stream needs.
    ///
    /// - Parameter active: the partition of the old version that is active. Partitions of that number mostly hold the same
    ///   things in the new one; where they do not, the first miss says so.
    /// - Throws: what says that the version cannot be used.
    static func ready(
        _ bundle: BundleDescription, inPlaceOf old: BundleDescription, _ active: PartitionID?, _ parts: DeviceParts,
        _ configuration: DeviceConfiguration
    ) async throws -> DeviceRuntime {
        let (format, before) = (bundle.config.input.format, old.config.input.format)
        guard format == before else {
            throw DeviceError(.unsuitableVersion, "input: expected frames of \(before) as before, got \(format)")
        }
        let runtime = try parts.runtime(of: bundle, configuration)
        do {
            for model in await runtime.modelsToBegin(with: active) { try await runtime.load(model) }
        } catch {
            await runtime.shutdown()
            throw error
        }
        return runtime
    }

    /// Whether an error says something of the version, and not of the way to it.
    static func isFinal(_ error: any Error) -> Bool {
        guard let error = error as? TransportError else { return true }
        return error.code == .corrupted
    }
}
