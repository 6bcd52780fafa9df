internal import CFFmpeg

/// Calls a function with the options in C's form, which hold for as long as the call.
func withCOptions<Result>(
    _ location: VideoLocation, shape: [Int], options: VideoSource.Options, pipe: FramePipe,
    _ body: (UnsafePointer<cff_options>) -> Result
) -> Result {
    let camera = options.camera
    var kind: String?
    if case .camera(_, let name) = location { kind = name }
    let size = camera.size.map { "\($0.width)x\($0.height)" }
    let rate = camera.framesPerSecond.map { "\($0)" }
    let transport = options.transport == .tcp ? "tcp" : "udp"
    let isRTSP = location.address.hasPrefix("rtsp")
    return unsafe withCStrings([location.address, kind, isRTSP ? transport : nil, size, rate]) { strings in
        // The first one is there.
        guard let address = unsafe strings[0] else { preconditionFailure("expected an address") }
        var values = unsafe cff_options(
            location: address, format: strings[1], is_device: kind == nil ? 0 : 1, width: Int32(shape[2]),
            height: Int32(shape[1]), channels: Int32(shape[0]), stretches: options.fit == .stretch ? 1 : 0,
            threads: Int32(options.threads), is_live: location.isFile ? 0 : 1, rtsp_transport: strings[2],
            rtsp_listens: isRTSP && options.waitsForSender ? 1 : 0, device_size: strings[3], device_rate: strings[4],
            timeout_ns: location.isFile ? 0 : options.timeout.wholeNanoseconds,
            is_interrupted: { context in
                unsafe Unmanaged<FramePipe>.fromOpaque(context).takeUnretainedValue().isCancelled ? 1 : 0
            },
            context: unsafe Unmanaged.passUnretained(pipe).toOpaque())
        return unsafe body(&values)
    }
}

private func withCStrings<Result>(_ strings: [String?], _ body: ([UnsafePointer<CChar>?]) -> Result) -> Result {
    func add(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> Result {
        guard index < strings.count else { return unsafe body(pointers) }
        guard let string = strings[index] else { return unsafe add(index + 1, pointers + [nil]) }
        return unsafe string.withCString { unsafe add(index + 1, pointers + [$0]) }
    }
    return unsafe add(0, [])
}

extension Duration {
    /// Cut to whole ones; a day at most, so that it fits.
    fileprivate var wholeNanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
