internal import CacheNetCore

/// A subject's body and usual dress. Lengths are shares of the body's height; the head's crown is at 1.
struct Body {
    let hipHeight: Float
    let shoulderHeight: Float
    let waistHeight: Float
    let headCentre: Float
    let headHalfHeight: Float
    let headHalfWidth: Float
    let neckRadius: Float
    /// Half the distance of the shoulder joints, and how far they are below the neck's root.
    let shoulderHalfWidth: Float
    let shoulderDrop: Float
    let chestHalfWidth: Float
    let waistHalfWidth: Float
    let hipHalfWidth: Float
    /// From the side, the torso's half thickness as a share of its half width.
    let torsoDepth: Float
    let hipJointHalfWidth: Float
    /// Of the leg below the hip joint.
    let thighShare: Float
    let thighRadius: Float
    let kneeRadius: Float
    let ankleRadius: Float
    let upperArmLength: Float
    let forearmLength: Float
    let upperArmRadius: Float
    let wristRadius: Float
    let footLength: Float
    let hair: Hair
    /// Trousers wider than the leg at the ankle.
    let flare: Float
    let skirt: Skirt?

    /// Of the ankle joint above the ground: its radius and the sole.
    var ankleHeight: Float { ankleRadius + 0.012 }

    struct Hair {
        /// Beyond the head, above and at the sides.
        let volume: Float
        /// How far it falls below the head's centre; short hair ends above the chin.
        let length: Float
        let bun: Float
    }

    /// A coat's or a skirt's lower half.
    struct Skirt {
        let hemHeight: Float
        let hemHalfWidth: Float
    }

    init(from generator: inout SeededGenerator) {
        hipHeight = generator.draw(around: 0.5, 0.011)
        shoulderHeight = generator.draw(around: 0.815, 0.0063)
        waistHeight = generator.draw(around: 0.625, 0.011)
        headHalfHeight = generator.draw(around: 0.066, 0.003)
        headCentre = 1 - headHalfHeight
        headHalfWidth = generator.draw(around: 0.05, 0.0027)
        neckRadius = generator.draw(around: 0.03, 0.0024)
        shoulderHalfWidth = generator.draw(around: 0.108, 0.0063)
        shoulderDrop = generator.draw(around: 0.036, 0.0069)
        chestHalfWidth = generator.draw(around: 0.094, 0.0063)
        waistHalfWidth = generator.draw(around: 0.082, 0.0083)
        hipHalfWidth = generator.draw(around: 0.092, 0.0069)
        torsoDepth = generator.draw(around: 0.68, 0.054)
        hipJointHalfWidth = generator.draw(around: 0.05, 0.0036)
        thighShare = generator.draw(around: 0.5, 0.011)
        thighRadius = generator.draw(around: 0.046, 0.0036)
        kneeRadius = generator.draw(around: 0.033, 0.0024)
        ankleRadius = generator.draw(around: 0.023, 0.0018)
        upperArmLength = generator.draw(around: 0.17, 0.0063)
        forearmLength = generator.draw(around: 0.165, 0.0063)
        upperArmRadius = generator.draw(around: 0.03, 0.0027)
        wristRadius = generator.draw(around: 0.019, 0.0013)
        footLength = generator.draw(around: 0.095, 0.0054)
        hair = Hair(from: &generator)
        flare = max(0, generator.draw(around: 0.004, 0.004))
        skirt = generator.chance(0.2) ? Skirt(from: &generator) : nil
    }
}

extension Body.Hair {
    fileprivate init(from generator: inout SeededGenerator) {
        let isLong = generator.chance(0.4)
        volume = max(0.002, generator.draw(around: 0.007, 0.002))
        length = isLong ? generator.draw(in: 0.08...0.12) : generator.draw(in: 0...0.03)
        bun = generator.chance(0.1) ? generator.draw(in: 0.018...0.026) : 0
    }
}

extension Body.Skirt {
    fileprivate init(from generator: inout SeededGenerator) {
        hemHeight = generator.draw(in: 0.27...0.37)
        hemHalfWidth = generator.draw(around: 0.112, 0.006)
    }
}
