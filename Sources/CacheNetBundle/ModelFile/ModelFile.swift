public import CacheNetCore

/// An ONNX file on disk.
public enum ModelFile {
    /// Reads a model with all its weights, also those that it keeps in files beside it. Blocks.
    ///
    /// - Throws: ``BundleError`` when a file is missing, is no regular file or is too large. Whether the bytes are a
    ///   model is for an engine to say.
    public static func read(_ path: String) throws(BundleError) -> ModelBytes {
        try ExternalWeights.packed(try FileSystem.readModel(path), file: path)
    }
}
