package import CacheNetDevice

extension Device {
    /// Lets a running fetch finish, but not one that stands still: nobody waits for it any more. What came is kept, or else
    /// a run that ends soon after it would leave a store with less than it used.
    package func settleForAWhile() async {
        let waiting = Task { await settle() }
        let patience = Task {
            try await Task.sleep(for: .seconds(2))
            waiting.cancel()
        }
        await withTaskCancellationHandler {
            await waiting.value
        } onCancel: {
            waiting.cancel()
        }
        patience.cancel()
        await shutdown()
    }
}
