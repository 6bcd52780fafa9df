internal import Torch

internal import struct CacheNetCore.SeededGenerator

/// Makes batches of pictures for a network: the records asked for, each changed afresh.
///
/// A batch depends on the seed, the epoch and the record alone, so that an epoch can be repeated.
struct PictureBatcher {
    private let pictures: PictureSet
    private let augmentation: Augmentation
    private let seed: UInt64
    private let period: Int
    let device: Device
    private let paint: [UInt8]

    /// - Parameter period: after how many epochs the changes come again, at least 1; `nil` for never.
    init(
        _ pictures: PictureSet, augmentation: Augmentation, seed: UInt64, period: Int? = nil, device: Device
    ) {
        self.period = period ?? .max
        self.pictures = pictures
        self.augmentation = augmentation
        self.seed = seed
        self.device = device
        paint = augmentation.cutout > 0 ? pictures.channelStatistics().mean.map { UInt8($0.rounded()) } : []
    }

    /// - Returns: `uint8`, `[records, channels, height, width]`, channels last in memory.
    func batch(_ records: some Collection<Int>, epoch: Int) throws(TorchError) -> Tensor {
        let (channels, height, width) = (pictures.shape[0], pictures.shape[1], pictures.shape[2])
        let bytes = [UInt8](unsafeUninitializedCapacity: records.count * pictures.pictureBytes) { target, count in
            pictures.bytes.withUnsafeBufferPointer { source in
                for (position, record) in records.enumerated() {
                    let place = position * pictures.pictureBytes
                    copy(
                        UnsafeBufferPointer(
                            rebasing: source[record * pictures.pictureBytes..<(record + 1) * pictures.pictureBytes]),
                        to: UnsafeMutableBufferPointer(
                            rebasing: target[place..<place + pictures.pictureBytes]),
                        change(record, epoch % period))
                }
            }
            count = records.count * pictures.pictureBytes
        }
        let batch = try Tensor(bytes, shape: [records.count, height, width, channels], device: device)
        return try batch.permuted([0, 3, 1, 2])
    }

    private struct Change {
        var right = 0
        var down = 0
        var isFlipped = false
        /// The centre of what is painted over.
        var centre: (x: Int, y: Int)?
    }

    private func change(_ record: Int, _ epoch: Int) -> Change {
        guard augmentation != .none else { return Change() }
        var generator = SeededGenerator(seed: seed, path: [epoch, record])
        var change = Change()
        change.right = generator.draw(below: 2 * augmentation.shift + 1) - augmentation.shift
        change.down = generator.draw(below: 2 * augmentation.shift + 1) - augmentation.shift
        if augmentation.flip == .alternating {
            var first = SeededGenerator(seed: seed, path: [record])
            change.isFlipped = (first.draw(below: 2) + epoch).isMultiple(of: 2)
        }
        if augmentation.cutout > 0 {
            change.centre = (generator.draw(below: pictures.shape[2]), generator.draw(below: pictures.shape[1]))
        }
        return change
    }

    /// From planes to interleaved channels.
    private func copy(
        _ source: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableBufferPointer<UInt8>, _ change: Change
    ) {
        let (channels, height, width) = (pictures.shape[0], pictures.shape[1], pictures.shape[2])
        let rows = (0..<height).map { mirrored($0 + change.down, height) * width }
        let columns = (0..<width).map {
            mirrored((change.isFlipped ? width - 1 - $0 : $0) + change.right, width)
        }
        var position = 0
        for row in rows {
            for column in columns {
                for channel in 0..<channels {
                    target[position] = source[channel * height * width + row + column]
                    position += 1
                }
            }
        }
        guard let centre = change.centre else { return }
        for y in painted(around: centre.y, within: height) {
            for x in painted(around: centre.x, within: width) {
                for channel in 0..<channels { target[(y * width + x) * channels + channel] = paint[channel] }
            }
        }
    }

    private func painted(around centre: Int, within size: Int) -> Range<Int> {
        let start = centre - augmentation.cutout / 2
        return (start..<start + augmentation.cutout).clamped(to: 0..<size)
    }

    /// An index beyond an edge, mirrored back inside without repeating the edge itself.
    private func mirrored(_ index: Int, _ size: Int) -> Int {
        guard size > 1 else { return 0 }
        let period = 2 * (size - 1)
        let inside = ((index % period) + period) % period
        return inside < size ? inside : period - inside
    }
}
