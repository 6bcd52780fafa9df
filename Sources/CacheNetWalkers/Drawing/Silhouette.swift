/// One frame of a walk as segmentation leaves it: 255 where the walker surely is, 0 where not.
package struct Silhouette {
    package static let side = 64

    /// Row by row from the top.
    package let bytes: [UInt8]

    /// - Parameter time: seconds since the walk began.
    package init(of walk: Walk, at time: Float) {
        let figure = Figure(of: walk, at: time)
        let conditions = walk.conditions
        var field = figure.field
        for (index, part) in figure.parts.enumerated() {
            // The share of the time that a value is above this threshold is about the share of gaps.
            let depth = walk.noise.value(.gapDepth, index: index, at: 3 * time) - (1 - 2 * conditions.gaps)
            guard depth > 0 else { continue }
            let place = 0.5 + 0.5 * walk.noise.value(.gapPlace, index: index, at: time)
            field.cut(centre: part.start + place * (part.end - part.start), radius: min(0.9, 3 * depth) * part.radius)
        }
        let edges = NoisePattern(.edges, of: walk.noise, cells: 22, at: 8 * time)
        let contrast = NoisePattern(.contrast, of: walk.noise, cells: 5, at: time)
        let bar = conditions.occluder.map { ($0.start + $0.speed * time, $0.halfWidth) }
        bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.side * Self.side) { buffer, count in
            for row in 0..<Self.side {
                for column in 0..<Self.side {
                    let index = row * Self.side + column
                    let distance = field.distances[index]
                    var value: Float = 0
                    if distance < 3 {
                        let shifted = distance + conditions.raggedness * edges.value(row, column)
                        value = min(max(0.5 - shifted / conditions.blur, 0), 1)
                        value *= 1 - conditions.fading * max(0, contrast.value(row, column))
                    }
                    if let bar, abs(Float(column) + 0.5 - bar.0) < bar.1 { value = 0 }
                    unsafe buffer[index] = UInt8(255 * value + 0.5)
                }
            }
            count = Self.side * Self.side
        }
    }
}
