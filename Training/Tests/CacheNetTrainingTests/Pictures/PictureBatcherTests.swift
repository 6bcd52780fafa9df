import Testing
import Torch

@testable import CacheNetTraining

struct PictureBatcherTests {
    private func batcher(
        _ shape: [Int], _ pictures: [[UInt8]], _ augmentation: Augmentation, seed: UInt64 = 1
    ) throws -> PictureBatcher {
        let records = pictures.map { (label: 0, bytes: $0) }
        return PictureBatcher(
            try PictureSet(ListedPictures(shape: shape, records)), augmentation: augmentation, seed: seed, device: .cpu)
    }

    @Test func withoutChangesTheBytesComeBack() throws {
        let shape = [3, 4, 5]
        let pictures = (0..<3).map { record in (0..<60).map { UInt8(record * 60 + $0) } }
        let batch = try batcher(shape, pictures, .none).batch([2, 0, 2], epoch: 4)
        #expect(batch.shape == [3] + shape)
        #expect(try batch.bytes() == pictures[2] + pictures[0] + pictures[2])
    }

    @Test func twoEpochsShowBothSides() throws {
        let pictures = (0..<16).map { record in (0..<6).map { UInt8(record * 6 + $0) } }
        let batcher = try batcher([1, 2, 3], pictures, Augmentation(shift: 0, flip: .alternating, cutout: 0))
        var isFlippedFirst: Set<Bool> = []
        for (record, picture) in pictures.enumerated() {
            let mirrored = [2, 1, 0, 5, 4, 3].map { picture[$0] }
            let shown = try (0..<4).map { try batcher.batch([record], epoch: $0).bytes() }
            isFlippedFirst.insert(shown[0] == mirrored)
            #expect(Set([shown[0], shown[1]]) == [picture, mirrored])
            #expect(shown[2] == shown[0] && shown[3] == shown[1])
        }
        #expect(isFlippedFirst == [true, false])
    }

    @Test func aShiftMirrorsAtTheEdges() throws {
        // By columns right and rows down of at most 2, what comes in mirrors 0 1 2 3 4 to 2 1 | 0 1 2 3 4 | 3 2.
        let rows = [[2, 1, 0, 1, 2], [1, 0, 1, 2, 3], [0, 1, 2, 3, 4], [1, 2, 3, 4, 3], [2, 3, 4, 3, 2]]
        let picture = (0..<25).map { UInt8($0) }
        let expected = Set(
            rows.flatMap { down in rows.map { right in down.flatMap { y in right.map { UInt8(y * 5 + $0) } } } })
        let batcher = try batcher([1, 5, 5], [picture], Augmentation(shift: 2, flip: .never, cutout: 0))
        let shown = Set(try (0..<400).map { try batcher.batch([0], epoch: $0).bytes() })
        #expect(shown == expected)
    }

    @Test func aCutoutPaintsASquareWithTheMeanColour() throws {
        // Of 0 and 255 in equal parts the mean is 127.5.
        let picture = (0..<128).map { UInt8($0.isMultiple(of: 2) ? 0 : 255) }
        let batcher = try batcher([2, 8, 8], [picture], Augmentation(shift: 0, flip: .never, cutout: 3))
        var sizes: Set<Int> = []
        for epoch in 0..<200 {
            let shown = try batcher.batch([0], epoch: epoch).bytes()
            let painted = shown.indices.filter { shown[$0] != picture[$0] }
            #expect(painted.allSatisfy { shown[$0] == 128 })
            let places = painted.filter { $0 < 64 }
            #expect(painted.filter { $0 >= 64 }.map { $0 - 64 } == places)
            let (rows, columns) = (Set(places.map { $0 / 8 }), Set(places.map { $0 % 8 }))
            #expect(places.count == rows.count * columns.count)
            #expect((rows.max() ?? 9) - (rows.min() ?? 0) < 3 && (columns.max() ?? 9) - (columns.min() ?? 0) < 3)
            sizes.insert(places.count)
        }
        #expect(sizes == [4, 6, 9])
    }

    @Test func aPictureDependsOnSeedEpochAndRecordAlone() throws {
        let pictures = (0..<4).map { record in (0..<64).map { UInt8(record * 64 + $0) } }
        let augmentation = Augmentation(shift: 3, flip: .alternating, cutout: 2)
        let one = try batcher([1, 8, 8], pictures, augmentation)
        let batch = try one.batch([3, 1, 0], epoch: 5).bytes()
        #expect(try batcher([1, 8, 8], pictures, augmentation).batch([1], epoch: 5).bytes() == Array(batch[64..<128]))
        #expect(try one.batch([3, 1, 0], epoch: 6).bytes() != batch)
        let other = try batcher([1, 8, 8], pictures, augmentation, seed: 2)
        #expect(try other.batch([3, 1, 0], epoch: 5).bytes() != batch)
    }

    @Test func aShiftLargerThanThePictureStaysInside() throws {
        let batcher = try batcher([1, 1, 2], [[3, 9]], Augmentation(shift: 50, flip: .never, cutout: 0))
        let shown = Set(try (0..<50).map { try batcher.batch([0], epoch: $0).bytes() })
        #expect(shown == [[3, 9], [9, 3]])
    }
}
