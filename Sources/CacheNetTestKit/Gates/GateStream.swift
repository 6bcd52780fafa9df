internal import CacheNetCore

/// Made-up frames with runs of labels, and what models would say of them: the same for the same number of a frame.
struct GateStream {
    let partitions: Int
    let labels: Int

    func label(of index: Int) -> Int { index / 30 * 7 % labels }

    func context(_ index: Int, residents: [PartitionID], hasFallback: Bool, active: PartitionID?) -> FrameContext {
        // A frame that changes a little within a run and much between runs.
        let shade = UInt8(truncatingIfNeeded: label(of: index) * 40 + index % 3)
        let pixels = try? Tensor(
            elementType: .uint8, shape: [1, 1, 4, 4], bytes: [UInt8](repeating: shade, count: 16))
        return FrameContext(
            pixels: pixels, time: .milliseconds(33 * index), active: active,
            resident: ResidentModels(partitions: residents, hasFallback: hasFallback),
            costs: StepCosts(partition: .milliseconds(1), fallback: .milliseconds(1), edge: .milliseconds(20)))
    }

    /// Mostly sure and right, now and then unsure or wrong.
    func modelAnswer(of model: DeviceModel, to index: Int) -> ModelAnswer {
        let draw = mixed(index &* 31 &+ (model.partition ?? partitions))
        let right = label(of: index)
        let label = draw % 10 == 0 ? (right + 1) % labels : right
        let sureness: Float = draw % 4 == 0 ? 0.5 : 6
        return ModelAnswer(logits: (0..<labels).map { $0 == label ? sureness : 0 })
    }

    /// Mostly right; its hint now and then is none.
    func edgeAnswer(to index: Int) -> EdgeAnswer {
        let draw = mixed(index &* 17 &+ 5)
        let label = draw % 12 == 0 ? (label(of: index) + 1) % labels : label(of: index)
        return EdgeAnswer(
            logits: (0..<labels).map { $0 == label ? 8 : 0 }, hint: draw % 5 == 0 ? nil : label % partitions)
    }

    /// A number that looks drawn (the finaliser of MurmurHash3), without its sign.
    private func mixed(_ value: Int) -> Int {
        var bits = UInt64(bitPattern: Int64(value)) &+ 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        bits = (bits ^ (bits >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return Int((bits ^ (bits >> 33)) >> 1)
    }
}
