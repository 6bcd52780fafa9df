internal import Torch

/// A network of ours, which sees every picture as the student sees it.
struct NetworkTeacher: Teacher {
    let network: Network
    let precision: Precision

    func logits(_ pictures: Tensor, records: ArraySlice<Int>) throws(TorchError) -> Tensor {
        try noGradient { () throws(TorchError) in
            try autocast(to: precision, on: network.device) { () throws(TorchError) in try network.logits(pictures) }
        }
    }
}
