import CacheNetCore
import Foundation
import Synchronization

/// An engine whose models answer zeros, and only once the gate is opened; the run at the start passes.
final class GatedEngine: InferenceEngine, InferenceSession {
    let preparedFormat: String? = nil
    let signature = ModelSignature(
        inputs: [.init(name: "image", elementType: .uint8, shape: [-1, 3, 4, 4])],
        outputs: [
            .init(name: "logits", elementType: .float32, shape: [-1, 3]),
            .init(name: "code", elementType: .float32, shape: [-1, 2]),
        ])
    private let gate = NSCondition()
    private let isOpen = Mutex(true)
    private let frames = Mutex<[Int]>([])

    /// Frames of each run since the start.
    var batches: [Int] { Array(frames.withLock { $0 }.dropFirst()) }

    func close() {
        isOpen.withLock { $0 = false }
    }

    func open() {
        isOpen.withLock { $0 = true }
        gate.lock()
        gate.broadcast()
        gate.unlock()
    }

    func load(_ model: ModelBytes) -> any InferenceSession { self }
    func load(prepared: ModelBytes) -> any InferenceSession { self }
    func prepare(_ model: ModelBytes) -> ModelBytes { model }
    func reclaimMemory() {}

    func run(_ input: Tensor) throws(EngineError) -> [Tensor] {
        gate.lock()
        while !isOpen.withLock({ $0 }) { gate.wait() }
        gate.unlock()
        let batch = input.shape[0]
        frames.withLock { $0.append(batch) }
        do {
            return [
                try Tensor(floats: [Float](repeating: 0, count: batch * 3), shape: [batch, 3]),
                try Tensor(floats: [Float](repeating: 0, count: batch * 2), shape: [batch, 2]),
            ]
        } catch {
            throw EngineError(.runFailed, error.message)
        }
    }
}
