private import CCacheNet

/// Does not compile where a function has other arguments than the header says.
private func headerCheck() {
    unsafe same(cachenetVersion, cachenet_version)
    unsafe same(cachenetOpen, cachenet_open)
    unsafe same(cachenetInfer, cachenet_infer)
    unsafe same(cachenetDescribe, cachenet_describe)
    unsafe same(cachenetCount, cachenet_count)
    unsafe same(cachenetSettle, cachenet_settle)
    unsafe same(cachenetClose, cachenet_close)
    unsafe same(cachenetFree, cachenet_free)
}

private func same<Function>(_: Function, _: Function) {}
