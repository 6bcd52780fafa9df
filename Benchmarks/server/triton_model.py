"""The model on Triton's Python backend: triton_model.py MODEL.onnx HTTP-PORT GRPC-PORT"""

import sys

import numpy as np
import onnxruntime
from pytriton.decorators import batch
from pytriton.model_config import DynamicBatcher, ModelConfig, Tensor
from pytriton.triton import Triton, TritonConfig

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
session = onnxruntime.InferenceSession(sys.argv[1], options)
image = session.get_inputs()[0]


@batch
def infer(**inputs):
    return {"logits": session.run(["logits"], {image.name: inputs[image.name]})[0]}


config = TritonConfig(http_port=int(sys.argv[2]), grpc_port=int(sys.argv[3]), allow_metrics=False, log_verbose=0)
with Triton(config=config) as triton:
    triton.bind(
        model_name="bench",
        infer_func=infer,
        inputs=[Tensor(name=image.name, dtype=np.uint8, shape=(3, 32, 32))],
        outputs=[Tensor(name="logits", dtype=np.float32, shape=(10,))],
        config=ModelConfig(max_batch_size=16, batcher=DynamicBatcher(max_queue_delay_microseconds=0)),
    )
    triton.serve()
