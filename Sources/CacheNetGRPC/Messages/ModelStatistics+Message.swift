package import CacheNetProtocol

extension ModelStatistics {
    package var message: Inference_ModelStatistics {
        var message = Inference_ModelStatistics()
        message.name = name
        message.version = version
        message.lastInference = lastInference
        message.inferenceCount = inferenceCount
        message.executionCount = executionCount
        message.inferenceStats.success = inferenceStats.success.message
        message.inferenceStats.fail = inferenceStats.fail.message
        message.inferenceStats.queue = inferenceStats.queue.message
        message.inferenceStats.computeInput = inferenceStats.computeInput.message
        message.inferenceStats.computeInfer = inferenceStats.computeInfer.message
        message.inferenceStats.computeOutput = inferenceStats.computeOutput.message
        message.batchStats = batchStats.map { batch in
            var message = Inference_InferBatchStatistics()
            message.batchSize = batch.batchSize
            message.computeInput = batch.computeInput.message
            message.computeInfer = batch.computeInfer.message
            message.computeOutput = batch.computeOutput.message
            return message
        }
        return message
    }
}

extension ModelStatistics.Total {
    fileprivate var message: Inference_StatisticDuration {
        var message = Inference_StatisticDuration()
        message.count = count
        message.ns = ns
        return message
    }
}
