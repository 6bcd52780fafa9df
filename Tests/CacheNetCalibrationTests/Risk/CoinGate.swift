import CacheNetCore

/// Answers with the fallback model's label while its entropy is below a threshold, and asks the edge otherwise; counts
/// nothing else. On ``RiskCalibrationTests``' outcomes its loss is known.
struct CoinGate: Gate {
    let usesFallback = true
    let threshold: Double

    func begin(_ frame: FrameContext) -> GateDecision {
        frame.resident.hasFallback ? .ask(.fallback) : .askEdge
    }

    func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        guard let answer, answer.prediction.entropy < threshold else { return .askEdge }
        return .answer(GateAnswer(answer.prediction))
    }
}
