/// A walker's outline in one picture, before anything is wrong with it.
struct Figure {
    /// A part of the body along a line, where a gap can be.
    struct Part {
        let start: SIMD2<Float>
        let end: SIMD2<Float>
        let radius: Float
    }

    private(set) var field = DistanceField(side: Silhouette.side)
    private(set) var parts: [Part] = []
    private let camera: Camera
    private let clothing: Float

    init(of walk: Walk, at time: Float) {
        camera = walk.camera(at: time)
        clothing = walk.conditions.clothing
        let (body, pose) = (walk.body, walk.pose(at: time))
        for leg in pose.legs {
            addBar(from: leg.hip, to: leg.knee, radii: (body.thighRadius, body.kneeRadius))
            addBar(from: leg.knee, to: leg.ankle, radii: (body.kneeRadius, body.ankleRadius + body.flare))
            addBar(from: leg.ankle, to: leg.toe, radii: (body.ankleRadius, 0.8 * body.ankleRadius))
        }
        for arm in pose.arms {
            addBar(from: arm.shoulder, to: arm.elbow, radii: (body.upperArmRadius, 0.85 * body.upperArmRadius))
            addBar(from: arm.elbow, to: arm.wrist, radii: (0.85 * body.upperArmRadius, body.wristRadius))
            addBall(at: arm.wrist, radii: SIMD2(repeating: body.wristRadius + 0.003))
        }
        addTorso(of: body, pose)
        addHead(of: body, pose)
        if let bag = walk.conditions.bag { add(bag, to: pose) }
    }

    private mutating func addTorso(of body: Body, _ pose: Pose) {
        let spine = pose.neck - pose.pelvis
        let length = body.shoulderHeight + body.shoulderDrop - body.hipHeight
        func row(_ height: Float, _ halfWidth: Float) -> (centre: SIMD2<Float>, halfWidth: Float) {
            let projected = camera.project(pose.pelvis + (height - body.hipHeight) / length * spine)
            let width = camera.halfWidth(across: halfWidth, depth: halfWidth * body.torsoDepth)
            return (projected.point, projected.scale * (width + clothing))
        }
        let chestHeight = 0.6 * body.shoulderHeight + 0.4 * body.waistHeight
        field.addProfile([
            row(body.shoulderHeight + body.shoulderDrop, body.neckRadius),
            row(body.shoulderHeight, body.shoulderHalfWidth),
            row(chestHeight, body.chestHalfWidth),
            row(body.waistHeight, body.waistHalfWidth),
            row(body.hipHeight, body.hipHalfWidth),
            row(body.hipHeight - 0.05, 0.75 * body.hipHalfWidth),
        ])
        if let skirt = body.skirt {
            field.addProfile([
                row(body.waistHeight, body.waistHalfWidth), row(body.hipHeight, body.hipHalfWidth + 0.006),
                row(skirt.hemHeight, skirt.hemHalfWidth),
            ])
        }
        let (top, bottom) = (camera.project(pose.neck), camera.project(pose.pelvis))
        parts.append(Part(start: top.point, end: bottom.point, radius: top.scale * 0.5 * body.waistHalfWidth))
        addBar(from: pose.neck - 0.15 * spine, to: pose.head, radii: (body.neckRadius, body.neckRadius))
    }

    private mutating func addHead(of body: Body, _ pose: Pose) {
        let hair = body.hair
        addBall(at: pose.head, radii: SIMD2(body.headHalfWidth, body.headHalfHeight))
        let crown = pose.head + SIMD3(0, 0.25 * body.headHalfHeight, -0.01)
        addBall(
            at: crown, radii: SIMD2(body.headHalfWidth + hair.volume, 0.75 * body.headHalfHeight + hair.volume))
        let hanging = camera.project(pose.head - SIMD3(0, hair.length, 0.02))
        let top = camera.project(pose.head)
        let width = body.headHalfWidth + hair.volume
        field.addProfile([(top.point, top.scale * width), (hanging.point, hanging.scale * (width - 0.004))])
        if hair.bun > 0 {
            addBall(
                at: pose.head + SIMD3(0, body.headHalfHeight + 0.6 * hair.bun, -0.03),
                radii: SIMD2(repeating: hair.bun))
        }
    }

    private mutating func add(_ bag: WalkConditions.Bag, to pose: Pose) {
        let side = bag.side < 0 ? 0 : 1
        let place =
            bag.isWorn
            ? pose.legs[side].hip + SIMD3(Float(bag.side) * 0.06, 0.02, -0.02)
            : pose.arms[side].wrist - SIMD3(0, bag.radii.y + 0.03, 0)
        let projected = camera.project(place)
        field.addEllipse(centre: projected.point, radii: projected.scale * bag.radii)
        let strap = camera.project(bag.isWorn ? pose.arms[1 - side].shoulder : pose.arms[side].wrist)
        field.addCapsule(from: strap.point, to: projected.point, radii: (0.4, 0.4))
    }

    private mutating func addBar(from start: Pose.Point, to end: Pose.Point, radii: (Float, Float)) {
        let (first, last) = (camera.project(start), camera.project(end))
        let pixels = (first.scale * (radii.0 + clothing), last.scale * (radii.1 + clothing))
        field.addCapsule(from: first.point, to: last.point, radii: pixels)
        parts.append(Part(start: first.point, end: last.point, radius: max(pixels.0, pixels.1)))
    }

    private mutating func addBall(at centre: Pose.Point, radii: SIMD2<Float>) {
        let projected = camera.project(centre)
        field.addEllipse(centre: projected.point, radii: projected.scale * radii)
    }
}
