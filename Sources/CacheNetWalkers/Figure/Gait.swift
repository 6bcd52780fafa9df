internal import CacheNetCore

/// A subject's way to walk. Angles are in turns, lengths in shares of the body's height.
struct Gait {
    /// Strides (two steps) a second.
    let cadence: Float
    /// How far a thigh swings either way.
    let hipSwing: Float
    /// How much the knee bends while its leg swings forwards.
    let kneeBend: Float
    let armSwing: Float
    let elbowBend: Float
    /// How far the arms, and the legs, point outwards.
    let armSpread: Float
    let legSpread: Float
    let toesOut: Float
    /// How far the pelvis moves to either side, over the leg that stands.
    let sway: Float
    /// How much the shoulder line, and the hip line, tilts with every step.
    let shoulderRoll: Float
    let hipRoll: Float
    /// How far the shoulders turn against the hips.
    let twist: Float
    /// To the subject's left, and forwards.
    let sideLean: Float
    let forwardLean: Float
    let headTilt: Float
    /// How much more one leg, and one arm, swings than the other, as a share.
    let legAsymmetry: Float
    let armAsymmetry: Float
    /// One shoulder higher than the other.
    let shoulderTilt: Float

    init(from generator: inout SeededGenerator) {
        cadence = generator.draw(around: 0.92, 0.067)
        hipSwing = generator.draw(around: 0.062, 0.0094)
        kneeBend = generator.draw(around: 0.15, 0.02)
        armSwing = max(0.005, generator.draw(around: 0.055, 0.02))
        elbowBend = max(0.01, generator.draw(around: 0.06, 0.023))
        armSpread = generator.draw(around: 0.028, 0.0094)
        legSpread = generator.draw(around: 0.003, 0.0057)
        toesOut = generator.draw(around: 0.03, 0.019)
        sway = generator.draw(around: 0.016, 0.0057)
        shoulderRoll = generator.draw(around: 0.006, 0.0038)
        hipRoll = generator.draw(around: 0.008, 0.0038)
        twist = generator.draw(around: 0.02, 0.0067)
        sideLean = generator.draw(around: 0, 0.0038)
        forwardLean = generator.draw(around: 0.008, 0.0057)
        headTilt = generator.draw(around: 0, 0.0094)
        legAsymmetry = generator.draw(around: 0, 0.075)
        armAsymmetry = generator.draw(around: 0, 0.14)
        shoulderTilt = generator.draw(around: 0, 0.0038)
    }
}
