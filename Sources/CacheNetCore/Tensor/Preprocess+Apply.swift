extension Preprocess {
    /// - Parameter frames: `[batch] + shape` of frames; of pictures `[batch, channels, height, width]`.
    /// - Returns: what the models take, batch first.
    /// - Throws: ``TensorError`` when the frames are not such a tensor, their elements cannot become the models', or the
    ///   channels do not fit mean and deviation.
    public func apply(to frames: Tensor) throws(TensorError) -> Tensor {
        if frames.elementType == elementType, keepsElements { return frames }
        guard elementType == .float32 || elementType == frames.elementType else {
            throw TensorError(
                .wrongElementType,
                "expected \(elementType.rawValue) frames as the models take, got \(frames.elementType.rawValue)")
        }
        let planes = try Planes(frames.shape, isEmpty: frames.bytes.isEmpty)
        try check(planes, of: frames)
        let shape = [planes.batch] + modelShape(forFrame: Array(frames.shape.dropFirst()))
        guard elementType == .float32 else {
            return try Tensor(elementType: elementType, shape: shape, bytes: reordered(frames, planes))
        }
        return try Tensor(floats: floats(frames, planes), shape: shape)
    }

    /// How a batch's elements lie: planes of one channel, one after the other.
    private struct Planes {
        let batch: Int
        let channels: Int
        /// Elements of a plane.
        let size: Int

        init(_ shape: [Int], isEmpty: Bool) throws(TensorError) {
            guard shape.count >= 2 else {
                throw TensorError(.invalidShape, "expected [batch] and a frame's dimensions, got \(shape)")
            }
            (batch, channels) = (shape[0], shape[1])
            // Where one dimension is 0, the product of the others may overflow.
            size = isEmpty ? 0 : shape.dropFirst(2).reduce(1, *)
        }
    }

    private func check(_ planes: Planes, of frames: Tensor) throws(TensorError) {
        let channels = planes.channels
        guard mean.isEmpty || mean.count == channels, deviation.isEmpty || deviation.count == channels else {
            throw TensorError(
                .invalidPreprocess,
                "expected mean and deviation for \(channels) channels, got \(mean.count) and \(deviation.count)")
        }
        guard self.channels == .rgb || channels == 3 else {
            throw TensorError(.invalidPreprocess, "expected 3 channels for BGR, got \(channels)")
        }
        guard frames.shape.count == 4 || (layout == .channelsFirst && self.channels == .rgb) else {
            throw TensorError(
                .invalidShape,
                "expected [batch, channels, height, width] for a layout of channels, got \(frames.shape)")
        }
    }

    private func floats(_ frames: Tensor, _ planes: Planes) -> [Float] {
        func read<Element: BitwiseCopyable>(_ type: Element.Type, _ float: (Element) -> Float) -> [Float] {
            interleave(frames.bytes, planes) { (channel, value: Element) in
                (float(value) * scale - (mean.isEmpty ? 0 : mean[channel]))
                    / (deviation.isEmpty ? 1 : deviation[channel])
            }
        }
        return switch frames.elementType {
        case .uint8: read(UInt8.self) { Float($0) }
        case .uint16: read(UInt16.self) { Float($0) }
        case .uint32: read(UInt32.self) { Float($0) }
        case .uint64: read(UInt64.self) { Float($0) }
        case .int8: read(Int8.self) { Float($0) }
        case .int16: read(Int16.self) { Float($0) }
        case .int32: read(Int32.self) { Float($0) }
        case .int64: read(Int64.self) { Float($0) }
        case .float32: read(Float.self) { $0 }
        case .float64: read(Double.self) { Float($0) }
        }
    }

    /// The same elements in the models' order; only their width matters.
    private func reordered(_ frames: Tensor, _ planes: Planes) -> [UInt8] {
        func move<Element: BitwiseCopyable>(_ type: Element.Type) -> [UInt8] {
            unsafe interleave(frames.bytes, planes) { (_, value: Element) in value }.withUnsafeBytes {
                unsafe [UInt8]($0)
            }
        }
        return switch frames.elementType.byteCount {
        case 1: interleave(frames.bytes, planes) { (_, value: UInt8) in value }
        case 2: move(UInt16.self)
        case 4: move(UInt32.self)
        default: move(UInt64.self)
        }
    }

    private func interleave<Source: BitwiseCopyable, Element>(
        _ bytes: [UInt8], _ planes: Planes, _ convert: (Int, Source) -> Element
    ) -> [Element] {
        // An empty tensor may still have a dimension too large to count through.
        guard !bytes.isEmpty else { return [] }
        let (channels, size) = (planes.channels, planes.size)
        var result: [Element] = []
        result.reserveCapacity(bytes.count / MemoryLayout<Source>.size)
        let isReversed = self.channels == .bgr
        unsafe bytes.withUnsafeBytes { source in
            for item in 0..<planes.batch {
                func element(_ channel: Int, _ position: Int) -> Element {
                    let plane = item * channels + (isReversed ? channels - 1 - channel : channel)
                    let offset = (plane * size + position) * MemoryLayout<Source>.size
                    return unsafe convert(channel, source.loadUnaligned(fromByteOffset: offset, as: Source.self))
                }
                switch layout {
                case .channelsFirst:
                    for channel in 0..<channels {
                        for position in 0..<size { result.append(element(channel, position)) }
                    }
                case .channelsLast:
                    for position in 0..<size {
                        for channel in 0..<channels { result.append(element(channel, position)) }
                    }
                }
            }
        }
        return result
    }
}
