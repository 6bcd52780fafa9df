import CacheNetCore

/// Weights that an ONNX model keeps in files beside it, as PyTorch's exporter writes them by default.
///
/// A model in a bundle is known by the digest of its bytes, so its weights have to be among them: a file of the right
/// name in the wrong place would change what it answers.
struct ExternalWeights {
    /// The most that an ONNX file can be: protobuf's limit for a message.
    static let largestModel = (1 << 31) - 1
    /// How deep graphs may lie in nodes of graphs; real models need two or three.
    private static let deepest = 64

    /// TensorProto's fields.
    private enum Tensor {
        static let name = 8, rawData = 9, externalData = 13, location = 14
        static let isExternal: UInt64 = 1
    }

    /// - Returns: the tensors whose weights are elsewhere, with the file that each names; none for bytes that are no
    ///   ONNX file.
    static func references(in model: ModelBytes) -> [(tensor: String, file: String)] {
        unsafe model.withUnsafeBytes { bytes in
            var found: [(tensor: String, file: String)] = []
            unsafe collect(bytes, .model, depth: 0, &found)
            return found
        }
    }

    /// - Parameter file: where the model lies; its weights are in the same directory or below it.
    /// - Returns: the model with all weights in itself; the same bytes where they are already.
    /// - Throws: ``BundleError`` that names the tensor and the file that should hold its weights.
    static func packed(_ model: ModelBytes, file: String) throws(BundleError) -> ModelBytes {
        guard !references(in: model).isEmpty else { return model }
        let packed = try unsafe model.withUnsafeBytes { bytes throws(BundleError) -> [UInt8] in
            var weights = ExternalWeights(file: file)
            return try unsafe weights.pack(bytes, .model, depth: 0)
        }
        guard packed.count <= largestModel else {
            throw BundleError(
                .tooLarge,
                "\(file): expected a model of at most \(largestModel) bytes with its weights, got \(packed.count)")
        }
        return ModelBytes(packed)
    }

    private let file: String
    private var opened: [String: ModelBytes] = [:]

    private init(file: String) { self.file = file }

    private static func collect(
        _ bytes: UnsafeRawBufferPointer, _ part: GraphPart, depth: Int, _ found: inout [(tensor: String, file: String)]
    ) {
        guard depth < deepest, let message = unsafe WireMessage(bytes) else { return }
        if part == .tensor {
            guard message.number(Tensor.location) == Tensor.isExternal else { return }
            found.append((message.text(Tensor.name) ?? "", entries(of: message)["location"] ?? ""))
            return
        }
        for field in message.fields {
            guard let inner = part.part(field.number), case .bytes(let content) = field.content else { continue }
            unsafe collect(content, inner, depth: depth + 1, &found)
        }
    }

    private mutating func pack(
        _ bytes: UnsafeRawBufferPointer, _ part: GraphPart, depth: Int
    ) throws(BundleError) -> [UInt8] {
        guard depth < Self.deepest, let message = unsafe WireMessage(bytes) else { return unsafe Array(bytes) }
        if part == .tensor { return try unsafe pack(tensor: message, bytes) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for field in message.fields {
            if let inner = part.part(field.number), case .bytes(let content) = field.content {
                unsafe WireMessage.append(field.number, try pack(content, inner, depth: depth + 1), to: &output)
            } else {
                unsafe output.append(contentsOf: field.encoded)
            }
        }
        return output
    }

    private mutating func pack(
        tensor: WireMessage, _ bytes: UnsafeRawBufferPointer
    ) throws(BundleError) -> [UInt8] {
        guard tensor.number(Tensor.location) == Tensor.isExternal else { return unsafe Array(bytes) }
        let elsewhere = [Tensor.rawData, Tensor.externalData, Tensor.location]
        var output: [UInt8] = []
        for field in tensor.fields where !elsewhere.contains(field.number) {
            unsafe output.append(contentsOf: field.encoded)
        }
        let entries = Self.entries(of: tensor)
        let name = tensor.text(Tensor.name) ?? ""
        let weights = try content(entries["location"] ?? "", of: name)
        let start = try number(entries["offset"], "offset", of: name) ?? 0
        let length = try number(entries["length"], "length", of: name) ?? max(0, weights.count - start)
        guard start <= weights.count, length <= weights.count - start else {
            throw wrong(
                name, "\(length) bytes from byte \(start) of \(entries["location"] ?? "")",
                "a file of \(weights.count) bytes")
        }
        unsafe weights.withUnsafeBytes {
            unsafe WireMessage.append(Tensor.rawData, $0[start..<start + length], to: &output)
        }
        return output
    }

    private static func entries(of tensor: WireMessage) -> [String: String] {
        var entries: [String: String] = [:]
        for pair in tensor.messages(Tensor.externalData) {
            guard let key = pair.text(1) else { continue }
            entries[key] = pair.text(2) ?? ""
        }
        return entries
    }

    private mutating func content(_ location: String, of tensor: String) throws(BundleError) -> ModelBytes {
        if let content = opened[location] { return content }
        let segments = location.split(separator: "/", omittingEmptySubsequences: false)
        guard !location.utf8.contains(0), segments.allSatisfy({ !["", ".."].contains($0) }) else {
            throw wrong(tensor, "a file in the model's directory", "\"\(location)\"")
        }
        let path = "\(FileSystem.parentDirectory(of: file))/\(location)"
        guard FileSystem.exists(path) else { throw wrong(tensor, "its weights in \(path)", "no such file") }
        let content = try FileSystem.readModel(path)
        opened[location] = content
        return content
    }

    private func number(_ text: String?, _ entry: String, of tensor: String) throws(BundleError) -> Int? {
        guard let text else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw wrong(tensor, "an \(entry) of external_data that is a whole number of at least 0", "\"\(text)\"")
        }
        return number
    }

    private func wrong(_ tensor: String, _ expected: String, _ got: String) -> BundleError {
        BundleError(.invalidModel, "\(file): weights of \(tensor): expected \(expected), got \(got)")
    }
}
