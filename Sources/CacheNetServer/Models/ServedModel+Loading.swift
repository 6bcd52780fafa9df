internal import CacheNetBundle
internal import CacheNetCore

extension ServedModel {
    /// Loads a bundle's models into this process. Blocks.
    ///
    /// - Throws: ``ServerError``, `BundleError` or `EngineError`.
    convenience init(
        _ bundle: Bundle, engine: any InferenceEngine, workers: Workers, configuration: EdgeServer.Configuration
    ) throws {
        let models = try LocalModels(bundle: bundle, engine: engine)
        self.init(
            models.interface,
            runner: LocalRunner(models: models, pool: workers.pool, answer: configuration.answer),
            platform: "onnxruntime_onnx", concurrency: configuration.workers, batch: 1, workers: workers,
            configuration: configuration)
    }

    /// A bundle whose full model another server runs; of its models only the encoder is loaded, where it is needed.
    ///
    /// - Throws: ``ServerError``, `BundleError` or `EngineError`.
    convenience init(
        _ bundle: Bundle, fullAt upstream: UpstreamModel, engine: any InferenceEngine, workers: Workers,
        configuration: EdgeServer.Configuration
    ) throws {
        let description = bundle.description
        guard upstream.logits.width == description.config.labels.count else {
            throw ServerError(
                .unusableModel,
                "\(upstream.address): expected \(description.config.labels.count) values for each frame, got "
                    + "\(upstream.logits.width)")
        }
        var encoder: CodeModel?
        if upstream.code == nil, description.model(.encoder) != nil {
            encoder = try description.config.codeModel(try engine.load(try bundle.read(.encoder)))
        }
        self.init(
            ModelInterface(description, hasCode: upstream.code != nil || encoder != nil, fixedBatch: nil),
            runner: UpstreamRunner(upstream, config: description.config, encoder: encoder, pool: workers.pool),
            platform: "cachenet_upstream", concurrency: UpstreamRunner.concurrency, batch: 8, workers: workers,
            configuration: configuration)
    }
}
