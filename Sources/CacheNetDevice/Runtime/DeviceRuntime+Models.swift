internal import CacheNetBundle
package import CacheNetCore
internal import Logging

extension DeviceRuntime {
    /// Loads a model by order, whatever the hints say; a partition is active then. A fetch that runs already comes first. It
    /// counts neither as a download nor as a load from the store.
    ///
    /// - Throws: ``DeviceError`` when the bundle has no such model, or when it cannot be fetched or loaded. Cancelling the
    ///   task gives the fetch up.
    package func start(with model: DeviceModel) async throws(DeviceError) {
        ordered.insert(model)
        do {
            try await load(model)
        } catch {
            throw DeviceError(.modelUnavailable, "\(model): \(error)")
        }
    }

    /// Loads a model, once a fetch that runs already is over.
    ///
    /// - Throws: why it cannot be had.
    func load(_ model: DeviceModel) async throws {
        while session.fetching != nil { await settle() }
        carryOut(session.order(model))
        await settle()
        if let failure = failures[model] { throw failure }
    }

    /// What a device in the middle of a stream needs first.
    ///
    /// - Parameter active: the partition that is wanted, where there is one of that number.
    func modelsToBegin(with active: PartitionID?) -> [DeviceModel] {
        let fallback: [DeviceModel] = session.gate.usesFallback && bundle.config.fallback != nil ? [.fallback] : []
        let isThere = active.map { (0..<bundle.partitionCount).contains($0) } ?? false
        if let active, isThere { return fallback + [.partition(active)] }
        return fallback.isEmpty && bundle.partitionCount > 0 ? [.partition(0)] : fallback
    }

    /// Loads the partition that was active last, or else any that the store has, and activates it. Nothing is fetched, so
    /// it needs no edge.
    ///
    /// - Returns: `nil` when the store has none, which leaves the device as it was.
    @discardableResult package func startFromStore() async -> PartitionID? {
        guard loader.hasStore else { return nil }
        let found = Task.detached(executorPreference: background) { [loader] () -> LoadedModel? in
            for id in loader.firstCandidates {
                if let loaded = try? loader.loadStored(.partition(id)) { return loaded }
            }
            return nil
        }
        guard let loaded = await found.value else { return nil }
        resident[loaded.model] = loaded
        carryOut(session.installed(loaded.model, bytes: loaded.bytes.count))
        persist(loaded)
        return loaded.model.partition
    }

    /// Makes a resident partition the active one, as only an oracle would know to.
    func activate(_ id: PartitionID) {
        guard id != session.active, let loaded = resident[.partition(id)] else { return }
        carryOut(session.installed(.partition(id), bytes: loaded.bytes.count))
    }

    /// Waits until no fetch is running. Cancelling the wait cancels the fetch.
    package func settle() async {
        while let task = running {
            await withTaskCancellationHandler {
                await task.value
            } onCancel: { [fetching] in
                fetching?.cancel()
            }
        }
    }

    func carryOut(_ action: DeviceState.Action) {
        statistics.evictions += action.evicted.count
        release(action.evicted.map(DeviceModel.partition))
        guard let model = action.fetch else { return }
        let task = Task.detached(executorPreference: background) { [loader] () -> Result<LoadedModel, any Error> in
            do { return .success(try await loader.load(model)) } catch { return .failure(error) }
        }
        fetching = task
        running = Task { await complete(model, task.value) }
    }

    private func complete(_ model: DeviceModel, _ result: Result<LoadedModel, any Error>) {
        running = nil
        fetching = nil
        let isOrdered = ordered.remove(model) != nil
        switch result {
        case .success(let loaded):
            failures[model] = nil
            if !isOrdered { count(loaded) }
            resident[model] = loaded
            carryOut(session.arrived(model, bytes: loaded.bytes.count, now: now()))
            persist(loaded)
        case .failure(let error):
            failures[model] = error
            if !isOrdered { statistics.fetchFailures += 1 }
            logger.warning("\(model) could not be fetched: \(error)")
            carryOut(session.failed(model, now: now()))
        }
    }

    private func count(_ loaded: LoadedModel) {
        if loaded.source == .network {
            statistics.downloads += 1
            statistics.downloadedBytes += loaded.bytes.count
        } else {
            statistics.storeLoads += 1
        }
    }

    /// Freeing a session takes the engine a while, so it happens off the frames' thread.
    func release(_ models: [DeviceModel]) {
        guard !models.isEmpty else { return }
        let sessions = DeferredRelease(models.compactMap { resident.removeValue(forKey: $0) })
        Task.detached(executorPreference: background) { [engine = loader.engine] in
            sessions.drain()
            engine.reclaimMemory()
        }
    }

    // MARK: - The store

    private func persist(_ loaded: LoadedModel) {
        keeping = Task.detached(executorPreference: background) { [loader, before = keeping, weak self] in
            await before?.value
            do {
                try loader.persist(loaded)
            } catch {
                await self?.storeFailed(loaded.model, error)
            }
        }
    }

    /// The first failure is told, for on a disk that is full or read-only it is like all that follow.
    private func storeFailed(_ model: DeviceModel, _ error: any Error) {
        if statistics.storeFailures == 0 {
            logger.warning("\(model) could not be kept, and more like it are only counted: \(error)")
        }
        statistics.storeFailures += 1
    }

    /// Makes this version the store's.
    func adopt() {
        keeping = Task.detached(executorPreference: background) { [loader, logger, before = keeping] in
            await before?.value
            loader.adopt(logger)
        }
    }

    /// Notes the active partition for the next start; without it that finds another one active, no more.
    func remember(_ active: PartitionID) {
        keeping = Task.detached(executorPreference: background) { [loader, logger, before = keeping] in
            await before?.value
            do { try loader.note(active: active) } catch { logger.debug("the active partition is not noted: \(error)") }
        }
    }
}
