import CacheNetData
import Foundation
import Testing

struct StreamCSVTests {
    private func parse(_ text: String) throws(DataError) -> [Int] {
        try StreamCSV(bytes: Array(text.utf8), name: "s.csv", recordCount: 100).records
    }

    @Test(arguments: [
        "record\n1\n2\n99\n",
        "record\r\n1\r\n2\r\n99\r\n",
        "record\n1\n2\n99",
        "frame,record,image\n0,1,a\n1,2,b\n2,99,c\n",
        "image, record \n\"a,\"\"b\nc\",1\n\"\",\"2\"\nx, 99\n",
        "\u{FEFF}\"record\",x\n1,\n\n2,y\n99,\"\"\n",
    ])
    func findsTheColumn(text: String) throws {
        #expect(try parse(text) == [1, 2, 99])
    }

    @Test(arguments: [
        ("", "s.csv: expected a line of column names"),
        ("record\n", "expected at least one record"),
        ("frame\n1\n", "s.csv:1: expected one column \"record\", got 0"),
        ("record,record\n1,1\n", "s.csv:1: expected one column \"record\", got 2"),
        ("record\n1\n100\n", "s.csv:3: record: expected 0 to 99, got \"100\""),
        ("record\n-1\n", "s.csv:2: record: expected 0 to 99, got \"-1\""),
        ("record\n1.0\n", "s.csv:2: record: expected"),
        ("record\n99999999999999999999\n", "s.csv:2: record: expected"),
        ("a,record\n\"two\nlines\",5\nx\n", "s.csv:4: expected 2 fields as in the first line, got 1"),
        ("a,record\nx,1\n\"open,2\n", "s.csv:3: expected a closing quote"),
        ("a,record\n\"x\"y,1\n", "s.csv:2: expected a comma after a closing quote"),
    ])
    func namesWhatIsWrong(text: String, message: String) {
        #expect { try parse(text) } throws: { error in
            guard let error = error as? DataError else { return false }
            return error.code == .invalidStream && error.message.contains(message)
        }
    }

    @Test func readsAFileAndIsASequence() throws {
        try withTemporaryDirectory { directory in
            let path = directory.appending(path: "stream.csv")
            try Data("record\n3\n1\n3\n".utf8).write(to: path)
            #expect(Array(try StreamCSV(path: path.path, dataset: Pictures())) == [3, 1, 3])
            #expect { try StreamCSV(path: path.path, dataset: Pictures(records: 3)) } throws: {
                ($0 as? DataError)?.message.contains("stream.csv:2") == true
            }
        }
    }

    @Test func aMissingFileIsNamed() {
        #expect { try StreamCSV(path: "/nowhere/x.csv", dataset: Pictures()) } throws: {
            ($0 as? DataError)?.code == .unreadableFile
        }
    }
}
