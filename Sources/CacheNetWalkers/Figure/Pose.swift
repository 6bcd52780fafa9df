/// Where a walker's joints are at one moment, in the walker's own frame: x to the right of the picture when the walker
/// comes straight at the camera, y up from the ground, z forwards; in shares of the body's height.
struct Pose {
    typealias Point = SIMD3<Float>

    struct Leg {
        let hip, knee, ankle, toe: Point
    }

    struct Arm {
        let shoulder, elbow, wrist: Point
    }

    let pelvis: Point
    let neck: Point
    let head: Point
    /// The two sides, the one at negative x first.
    let legs: [Leg]
    let arms: [Arm]

    /// - Parameters:
    ///   - phase: in strides; at a whole number the leg at negative x passes the other one, moving forwards.
    ///   - vigour: stretches every swing; 1 is the subject's usual walk.
    init(body: Body, gait: Gait, phase: Float, vigour: Float) {
        let (wave, quarter) = (sine(turns: phase), cosine(turns: phase))
        let sides: [Float] = [-1, 1]

        // The pelvis is put at its height once it is known which foot stands lowest.
        let sway = Point(gait.sway * quarter, 0, 0)
        let hanging = sides.map { side in
            Self.leg(side: side, body: body, gait: gait, phase: phase, vigour: vigour) + sway
        }
        let lift = body.ankleHeight - min(hanging[0].ankle.y, hanging[1].ankle.y)
        let legs = hanging.map { $0 + Point(0, lift, 0) }

        let pelvis = sway + Point(0, lift, 0)
        let spine = body.shoulderHeight + body.shoulderDrop - body.hipHeight
        let neck =
            pelvis
            + spine * Point(sine(turns: gait.sideLean), cosine(turns: gait.forwardLean), sine(turns: gait.forwardLean))
        let skull = body.headCentre - body.shoulderHeight - body.shoulderDrop
        let head = neck + skull * Point(sine(turns: gait.headTilt), cosine(turns: gait.headTilt), 0.12)

        let roll = gait.shoulderTilt + gait.shoulderRoll * vigour * quarter
        let arms = sides.map { side in
            let shoulder =
                neck
                + Point(
                    side * body.shoulderHalfWidth,
                    side * body.shoulderHalfWidth * sine(turns: roll) - body.shoulderDrop
                        - 0.6 * body.upperArmRadius,
                    side * gait.twist * vigour * wave)
            return Self.arm(
                from: shoulder, side: side, body: body, gait: gait, swing: side * wave * vigour)
        }
        (self.pelvis, self.neck, self.head, self.legs, self.arms) = (pelvis, neck, head, legs, arms)
    }

    private static func leg(side: Float, body: Body, gait: Gait, phase: Float, vigour: Float) -> Leg {
        let own = side < 0 ? phase : phase + 0.5
        let swing = gait.hipSwing * vigour * (1 - 0.5 * side * gait.legAsymmetry)
        let thighAngle = swing * sine(turns: own) + 0.012
        let bending = max(0, cosine(turns: own + 0.06))
        let shinAngle = thighAngle - 0.012 - gait.kneeBend * vigour * bending * bending
        let length = body.hipHeight - body.ankleHeight
        let hip = Point(
            side * body.hipJointHalfWidth,
            side * body.hipJointHalfWidth * sine(turns: gait.hipRoll * vigour * cosine(turns: phase)), 0)
        let knee =
            hip + length * body.thighShare * direction(side: side, forwards: thighAngle, outwards: gait.legSpread)
        let ankle =
            knee + length * (1 - body.thighShare) * direction(side: side, forwards: shinAngle, outwards: gait.legSpread)
        // Toes point down behind the body and up in front of it.
        let pitch = 0.6 * shinAngle
        let toe =
            ankle + body.footLength
            * Point(
                side * sine(turns: gait.toesOut), sine(turns: pitch) - 0.12,
                cosine(turns: gait.toesOut) * cosine(turns: pitch))
        return Leg(hip: hip, knee: knee, ankle: ankle, toe: toe)
    }

    private static func arm(from shoulder: Point, side: Float, body: Body, gait: Gait, swing: Float) -> Arm {
        let angle = gait.armSwing * swing * (1 - 0.5 * side * gait.armAsymmetry)
        let bend = gait.elbowBend + 0.5 * max(0, angle)
        let elbow =
            shoulder + body.upperArmLength * direction(side: side, forwards: angle, outwards: gait.armSpread)
        let wrist =
            elbow + body.forearmLength * direction(side: side, forwards: angle + bend, outwards: 0.3 * gait.armSpread)
        return Arm(shoulder: shoulder, elbow: elbow, wrist: wrist)
    }

    /// Down, turned forwards and to the outside.
    private static func direction(side: Float, forwards: Float, outwards: Float) -> Point {
        Point(
            side * sine(turns: outwards), -cosine(turns: forwards) * cosine(turns: outwards), sine(turns: forwards))
    }
}

extension Pose.Leg {
    fileprivate static func + (leg: Self, offset: Pose.Point) -> Self {
        Self(hip: leg.hip + offset, knee: leg.knee + offset, ankle: leg.ankle + offset, toe: leg.toe + offset)
    }
}
