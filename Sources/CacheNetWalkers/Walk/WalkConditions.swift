internal import CacheNetCore

/// What makes two walks of one subject look different. Lengths are in pixels unless said otherwise.
struct WalkConditions {
    /// In strides.
    let phase: Float
    /// As a share of the subject's usual one.
    let speed: Float
    /// Between the walk's direction and the camera's, in turns: less than an eighth either way.
    let yaw: Float
    /// At first, in body heights.
    let distance: Float
    /// Of one body height at first, and how much of it is added as the walker comes nearer.
    let scale: Float
    let growth: Float
    /// Of the figure from the picture's centre.
    let offset: SIMD2<Float>
    let drift: Float
    /// What clothes add to every radius, in shares of the body's height.
    let clothing: Float
    let bag: Bag?
    let occluder: Occluder?
    /// How far an edge is from where it should be.
    let raggedness: Float
    /// Over which an edge goes from full to nothing.
    let blur: Float
    /// How much of the brightness is lost where the figure hardly differs from what is behind it.
    let fading: Float
    /// About which share of the body's parts has a hole at a time.
    let gaps: Float

    struct Bag {
        /// -1 or 1, as in ``Pose``.
        let side: Int
        /// In shares of the body's height.
        let radii: SIMD2<Float>
        /// Worn at the hip rather than held in the hand.
        let isWorn: Bool
    }

    /// An upright bar in front of the walker that moves through the picture.
    struct Occluder {
        let start: Float
        let speed: Float
        let halfWidth: Float
    }

    init(from generator: inout SeededGenerator) {
        phase = generator.draw(in: 0...1)
        speed = generator.draw(around: 1, 0.07)
        yaw = generator.draw(around: 0, 0.018)
        distance = generator.draw(in: 2.8...7)
        scale = generator.draw(in: 48...53)
        growth = generator.draw(in: 0...0.2)
        offset = SIMD2(generator.draw(around: 0, 2), generator.draw(around: 1, 0.8))
        drift = generator.draw(around: 0, 1)
        clothing = max(0, generator.draw(around: 0.004, 0.002))
        bag = generator.chance(0.2) ? Bag(from: &generator) : nil
        occluder = generator.chance(0.1) ? Occluder(from: &generator) : nil
        raggedness = generator.draw(in: 0.4...0.9)
        blur = generator.draw(in: 1...1.8)
        fading = generator.draw(in: 0.1...0.4)
        gaps = generator.draw(in: 0.02...0.16)
    }
}

extension WalkConditions.Bag {
    fileprivate init(from generator: inout SeededGenerator) {
        side = generator.chance(0.5) ? 1 : -1
        radii = SIMD2(generator.draw(in: 0.035...0.06), generator.draw(in: 0.05...0.08))
        isWorn = generator.chance(0.5)
    }
}

extension WalkConditions.Occluder {
    fileprivate init(from generator: inout SeededGenerator) {
        start = generator.draw(in: 8...56)
        speed = generator.draw(around: 0, 6)
        halfWidth = generator.draw(in: 1...2.5)
    }
}
