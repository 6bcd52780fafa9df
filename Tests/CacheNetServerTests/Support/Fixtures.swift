import CacheNetProtocol

enum Fixtures {
    static let toy = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/Fixtures/toy"

    /// A frame of one colour: 0 red, 1 green, 2 blue.
    static func pixels(_ colour: Int) -> [UInt8] {
        (0..<48).map { $0 / 16 == colour ? 250 : 5 }
    }

    static func request(_ colours: Int..., hint: Bool = false, outputs: [RequestedOutput] = []) throws
        -> InferenceRequest
    {
        var request = InferenceRequest(
            inputs: [
                try InferenceTensor(
                    name: "image", datatype: .uint8, shape: [colours.count, 3, 4, 4], bytes: colours.flatMap(pixels))
            ], outputs: outputs)
        if hint { request.parameters[WireNames.hint] = .bool(true) }
        request.wantsBinaryOutputs = true
        return request
    }
}
