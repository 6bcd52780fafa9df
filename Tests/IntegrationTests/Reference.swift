import CacheNetData
import Foundation
import Testing

/// What a correct runtime does on one stream, frame by frame.
struct Reference {
    struct Row {
        let record: Int
        let active: Int
        let entropy: Double
        let isHit: Bool
        let answer: String
        let next: Int
    }

    struct Summary: Decodable {
        struct Variant: Decodable {
            let hitRatio: Double
            let accuracy: Double
            let downloads: Int
        }
        let hitRatio: Double
        let accuracy: Double
        let downloads: [String: Int]
        let agree2: Variant
    }

    static let dwells = [1, 5, 20, 50, 200]

    static func rows(dwell: Int) throws -> [Row] {
        let url = SharedData.reference.appending(path: "dwell-\(dwell).csv")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
        return try lines.map { line in
            let fields = line.split(separator: ",")
            return Row(
                record: try #require(Int(fields[1])), active: try #require(Int(fields[3])),
                entropy: try #require(Double(fields[4])), isHit: fields[5] == "1", answer: String(fields[6]),
                next: try #require(Int(fields[7])))
        }
    }

    static func summaries() throws -> [Int: Summary] {
        let data = try Data(contentsOf: SharedData.reference.appending(path: "summary.json"))
        let named = try JSONDecoder().decode([String: Summary].self, from: data)
        return Dictionary(
            uniqueKeysWithValues: dwells.compactMap { dwell in named["dwell-\(dwell)"].map { (dwell, $0) } })
    }
}
