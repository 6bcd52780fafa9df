import CacheNetBundle
import Foundation
import Testing

struct CalibrationRecordTests {
    private static let record = BundleConfig.CalibrationRecord(
        records: 5000, sequences: 5000, source: "cifar10", fullAccuracy: 0.882,
        test: .init(records: 2000, fullAccuracy: 0.8793))

    @Test func aBundleKeepsIt() throws {
        let directory = try TemporaryDirectory()
        let bundle = try Toy.create(at: directory("a")) { $0.calibration = Self.record }
        #expect(bundle.description.config.calibration == Self.record)
        #expect(bundle.specification.calibration == Self.record)
        #expect(try Toy.create(at: directory("b")).description.config.calibration == nil)
    }

    @Test func itIsShortForPeople() {
        #expect("\(Self.record)" == "88.2% (5000 records), on test records 87.9% (2000)")
        let untested = BundleConfig.CalibrationRecord(records: 7, sequences: 7, fullAccuracy: 1)
        #expect("\(untested)" == "100.0% (7 records)")
    }

    @Test func aSuspicionIsExplained() throws {
        #expect(Self.record.warning == nil)
        let leaked = BundleConfig.CalibrationRecord(
            records: 5000, sequences: 5000, fullAccuracy: 0.991, test: .init(records: 2000, fullAccuracy: 0.887),
            isLeakSuspected: true)
        let warning = try #require(leaked.warning)
        for part in ["99.1% of the 5000", "88.7% of 2000 test records", "fewer hits", "--dataset", "--calibration"] {
            #expect(warning.contains(part))
        }
    }

    @Test func aSuspicionNeedsNoTestRecords() {
        let leaked = BundleConfig.CalibrationRecord(
            records: 5000, sequences: 5000, fullAccuracy: 1, isLeakSuspected: true)
        #expect(leaked.warning?.contains("(there were no test records to compare with)") == true)
    }

    /// What is put in place of the record as JSON, and what the message must name.
    @Test(arguments: [
        ("{}", "calibration.records"),
        (
            #"{"records":0,"sequences":0,"fullAccuracy":1,"leakSuspected":false}"#,
            "calibration.records: expected at least 1"
        ),
        (
            #"{"records":5,"sequences":6,"fullAccuracy":1,"leakSuspected":false}"#,
            "calibration.sequences: expected 1 to 5"
        ),
        (
            #"{"records":5,"sequences":5,"fullAccuracy":1.5,"leakSuspected":false}"#,
            "calibration.fullAccuracy: expected 0 to 1"
        ),
        (
            #"{"records":5,"sequences":5,"fullAccuracy":1,"leakSuspected":false,"source":"/home/me/pictures"}"#,
            "calibration.source: expected the kind of a source, such as folder, got"
        ),
        (
            #"{"records":5,"sequences":5,"fullAccuracy":1,"leakSuspected":false,"test":{"records":0,"fullAccuracy":1}}"#,
            "calibration.test.records: expected at least 1, got 0"
        ),
    ])
    func valuesAreChecked(json: String, named: String) throws {
        var document = Documents.config()
        document["calibration"] = "@"
        let text = String(decoding: try Documents.bytes(document), as: UTF8.self)
            .replacingOccurrences(of: "\"@\"", with: json)
        #expect { try BundleConfig(parsing: Array(text.utf8), file: "config.json") } throws: {
            ($0 as? BundleError)?.message.hasPrefix("config.json: \(named)") == true
        }
    }
}
