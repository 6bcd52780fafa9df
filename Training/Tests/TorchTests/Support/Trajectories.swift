import Foundation

/// What `Scripts/record-trajectories` recorded.
struct Trajectories: Decodable {
    struct Trajectory: Decodable {
        let losses: [Double]
        let weightSum, averageSum: Double
    }

    let sgd, adamw: Trajectory

    static func recorded() throws -> Trajectories {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = folder.appending(path: "Fixtures/trajectories.json")
        return try JSONDecoder().decode(Trajectories.self, from: Data(contentsOf: file))
    }
}
