import CacheNetCore
import Foundation
import Testing

@Suite struct UnknownKeysTests {
    private struct Values: Decodable {
        let scale: Double?
        let deviation: Double?

        private enum CodingKeys: String, CodingKey, CaseIterable { case scale, deviation }

        init(from decoder: any Decoder) throws {
            try decoder.refuseUnknownKeys(besides: CodingKeys.self, synonyms: ["std": "deviation"])
            let container = try decoder.container(keyedBy: CodingKeys.self)
            scale = try container.decodeIfPresent(Double.self, forKey: .scale)
            deviation = try container.decodeIfPresent(Double.self, forKey: .deviation)
        }
    }

    @Test func knownMembersPass() throws {
        let values = try JSONDecoder().decode(Values.self, from: Data(#"{"deviation": 2}"#.utf8))
        #expect(values.deviation == 2)
        #expect(values.scale == nil)
    }

    @Test(arguments: [
        (#"{"std": 2}"#, "expected one of scale, deviation, got std (did you mean deviation?)"),
        (#"{"scal": 2}"#, "expected one of scale, deviation, got scal (did you mean scale?)"),
        (#"{"Scale": 2}"#, "expected one of scale, deviation, got Scale (did you mean scale?)"),
        (#"{"momentum": 2}"#, "expected one of scale, deviation, got momentum"),
    ])
    func unknownMembersAreRefusedWithTheNearestName(json: String, message: String) throws {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Values.self, from: Data(json.utf8))
        }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("expected dataCorrupted, got \(String(describing: error))")
            return
        }
        #expect(context.debugDescription == message)
    }
}
