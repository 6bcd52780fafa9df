"""Talks to an edge server with KServe's own client, over REST and gRPC.

    check_kserve.py HTTP-HOST:PORT GRPC-HOST:PORT

The server serves the toy bundle: uint8 frames [3, 4, 4], labels red, green and blue.
"""

import asyncio
import sys

import numpy as np
from kserve import InferenceGRPCClient, InferenceRESTClient, InferInput, InferRequest
from kserve.inference_client import RESTConfig


def request(color):
    pixels = np.full((1, 3, 4, 4), 5, np.uint8)
    pixels[0, color] = 250
    tensor = InferInput("image", list(pixels.shape), "UINT8")
    tensor.set_data_from_numpy(pixels, binary_data=True)
    return InferRequest(model_name="toy", infer_inputs=[tensor])


def check(response, color):
    logits = next(output for output in response.outputs if output.name == "logits").as_numpy()
    assert logits.shape == (1, 3) and int(logits.argmax()) == color, logits


async def rest(address):
    client = InferenceRESTClient(RESTConfig(protocol="v2"))
    url = f"http://{address}"
    assert await client.is_server_live(url)
    assert await client.is_server_ready(url)
    assert await client.is_model_ready(url, "toy")
    for color in range(3):
        check(await client.infer(url, request(color), model_name="toy"), color)
    print("kserve REST: answers of three colours are right")


async def grpc(address):
    client = InferenceGRPCClient(address)
    assert await client.is_server_live()
    assert await client.is_server_ready()
    assert await client.is_model_ready("toy")
    for color in range(3):
        check(await client.infer(request(color)), color)
    print("kserve gRPC: answers of three colours are right")


if __name__ == "__main__":
    asyncio.run(rest(sys.argv[1]))
    asyncio.run(grpc(sys.argv[2]))
