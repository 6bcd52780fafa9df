private import CCacheNet

/// Does not compile where a function has other arguments than the header says.
private func headerCheck() {
    same(cachenetVersion, cachenet_version)
    same(cachenetOpen, cachenet_open)
    same(cachenetInfer, cachenet_infer)
    same(cachenetDescribe, cachenet_describe)
    same(cachenetCount, cachenet_count)
    same(cachenetSettle, cachenet_settle)
    same(cachenetClose, cachenet_close)
    same(cachenetFree, cachenet_free)
}

private func same<Function>(_: Function, _: Function) {}
