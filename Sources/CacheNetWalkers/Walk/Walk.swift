internal import CacheNetCore

/// One walk of one subject: who walks, and what else its pictures depend on.
package struct Walk {
    let body: Body
    let gait: Gait
    /// Drawn for this walk alone.
    let conditions: WalkConditions
    let noise: SmoothNoise

    package init(seed: UInt64, subject: Int, number: Int) {
        var person = SeededGenerator(for: seed, UInt64(subject))
        body = Body(from: &person)
        gait = Gait(from: &person)
        var occasion = SeededGenerator(for: seed, UInt64(subject), UInt64(number) + 1)
        conditions = WalkConditions(from: &occasion)
        noise = SmoothNoise(seed: occasion.next())
    }

    /// - Parameter time: seconds since the walk began.
    func pose(at time: Float) -> Pose {
        let phase = conditions.phase + gait.cadence * conditions.speed * time
        return Pose(
            body: body, gait: gait, phase: phase,
            vigour: conditions.speed + 0.06 * noise.value(.vigour, at: time))
    }

    /// - Parameter time: seconds since the walk began.
    func camera(at time: Float) -> Camera {
        // The walker comes nearer, while whatever cuts the picture out of the video keeps up only in part.
        let approach = time / (time + 6)
        let middle = Float(Silhouette.side) / 2
        return Camera(
            yaw: conditions.yaw + 0.06 * noise.value(.yaw, at: time),
            distance: conditions.distance * (1 - 0.5 * approach),
            scale: conditions.scale * (1 + conditions.growth * approach)
                * (1 + 0.08 * noise.value(.scale, at: 2 * time)),
            centre: SIMD2(
                middle + conditions.offset.x + conditions.drift * time / (1 + time)
                    + 3 * noise.value(.across, at: 2 * time),
                middle + conditions.offset.y + 2 * noise.value(.down, at: 2 * time)))
    }
}
