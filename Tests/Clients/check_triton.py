"""Talks to an edge server with NVIDIA's own clients, tritonclient.http and tritonclient.grpc.

    check_triton.py HTTP-HOST:PORT GRPC-HOST:PORT

The server serves the toy bundle: uint8 frames [3, 4, 4], labels red, green and blue, version number 7, with
--model-control. Every call is made over both protocols; what the server does not have must be refused with a word.
"""

import struct
import sys
import threading
import zlib

import ml_dtypes
import numpy as np
import tritonclient.grpc as triton_grpc
import tritonclient.http as triton_http
from tritonclient.utils import InferenceServerException, np_to_triton_dtype

LABELS = ["red", "green", "blue"]


def frame(color):
    """A frame of one colour."""
    pixels = np.full((3, 4, 4), 5, np.uint8)
    pixels[color] = 250
    return pixels


def png(pixels):
    """The frame as a PNG file."""
    rows = pixels.transpose(1, 2, 0)
    raw = b"".join(b"\0" + row.tobytes() for row in rows)

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", rows.shape[1], rows.shape[0], 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")


class Checks:
    """One of the two clients."""

    def __init__(self, module, address):
        self.module = module
        self.address = address
        self.is_http = module is triton_http
        self.client = self.connect()
        self.count = 0

    def connect(self):
        options = {"concurrency": 8} if self.is_http else {}
        return self.module.InferenceServerClient(self.address, **options)

    def expect(self, condition, what):
        self.count += 1
        if not condition:
            raise AssertionError(f"{self.module.__name__}: {what}")

    def refused(self, statuses, call, *arguments, **options):
        try:
            call(*arguments, **options)
        except InferenceServerException as error:
            self.expect(error.status() in statuses, f"expected {statuses}, got {error.status()}: {error.message()}")
            self.expect(bool(error.message()), "expected a message, got none")
            return
        self.expect(False, f"expected {call.__name__} to be refused")

    def json(self, result):
        """The HTTP client gives dictionaries, the gRPC client does so when it is asked to."""
        return result

    def options(self):
        return {} if self.is_http else {"as_json": True}

    def input(self, array, datatype=None, name="image", binary=True):
        tensor = self.module.InferInput(name, list(array.shape), datatype or np_to_triton_dtype(array.dtype))
        if self.is_http:
            tensor.set_data_from_numpy(array, binary_data=binary)
        else:
            tensor.set_data_from_numpy(array)
        return tensor

    def output(self, name="logits", binary=True, labels=0):
        if self.is_http:
            return self.module.InferRequestedOutput(name, binary_data=binary, class_count=labels)
        return self.module.InferRequestedOutput(name, class_count=labels)

    def answer(self, tensor, outputs=None, **options):
        return self.client.infer("toy", [tensor], outputs=outputs, **options)

    def check_health_and_metadata(self):
        client, expect = self.client, self.expect
        expect(client.is_server_live(), "live")
        expect(client.is_server_ready(), "ready")
        metadata = client.get_model_metadata("toy", **self.options())
        digest = metadata["versions"][0]
        expect(digest.startswith("sha256:") and metadata["versions"][1] == "7", f"versions: {metadata['versions']}")
        for version in ("", digest, "7"):
            expect(client.is_model_ready("toy", version), f"version {version!r} is ready")
        expect(not client.is_model_ready("other"), "another model is not ready")
        expect(not client.is_model_ready("toy", "8"), "another version is not ready")
        server = client.get_server_metadata(**self.options())
        expect(server["name"] == "cachenet" and "classification" in server["extensions"], f"server: {server}")
        expect(metadata["inputs"][0]["datatype"] == "UINT8", f"inputs: {metadata['inputs']}")
        expect([int(size) for size in metadata["inputs"][0]["shape"]] == [-1, 3, 4, 4], "the input's shape")
        config = client.get_model_config("toy", **self.options())
        config = config if self.is_http else config["config"]
        expect(config["input"][0]["data_type"] == "TYPE_UINT8", f"config: {config}")
        expect([int(size) for size in config["output"][0]["dims"]] == [3], f"config: {config}")
        expect(config["max_batch_size"] == 64, f"config: {config}")
        index = client.get_model_repository_index(**self.options())
        index = index if self.is_http else index["models"]
        expect([(model["name"], model["state"]) for model in index] == [("toy", "READY")], f"index: {index}")
        not_found = ["404", "StatusCode.NOT_FOUND"]
        self.refused(not_found, client.get_model_metadata, "other")
        self.refused(not_found, client.get_model_config, "toy", "8")
        self.refused(not_found, client.get_inference_statistics, "other")

    def check_answers(self):
        for color in range(3):
            for binary in (True, False):
                result = self.answer(
                    self.input(frame(color)[None], binary=binary), [self.output(binary=binary)],
                    request_id=f"frame {color}")
                logits = result.as_numpy("logits")
                self.expect(logits.dtype == np.float32 and logits.shape == (1, 3), f"logits: {logits}")
                self.expect(int(logits.argmax()) == color, f"label of {color}: {logits}")
                response = result.get_response()
                identifier = response["id"] if self.is_http else response.id
                self.expect(identifier == f"frame {color}", f"id: {identifier}")
        batch = np.stack([frame(2), frame(0), frame(1)])
        result = self.answer(self.input(batch))
        self.expect(result.as_numpy("logits").argmax(1).tolist() == [2, 0, 1], "a batch in its order")
        self.expect(result.as_numpy("code").shape == (3, 2), "codes without being asked for an output")
        result = self.answer(self.input(frame(2)[None]), parameters={"cachenet_hint": True})
        response = result.get_response()
        if self.is_http:
            partition = response["parameters"]["cachenet_partition"]
        else:
            partition = response.parameters["cachenet_partition"].int64_param
        self.expect(partition == 1, f"hint: {partition}")

    def check_classification(self):
        result = self.answer(self.input(np.stack([frame(1), frame(2)])), [self.output(labels=2)])
        entries = result.as_numpy("logits")
        self.expect(entries.shape == (2, 2), f"classification: {entries}")
        for row, color in zip(entries, (1, 2)):
            score, index, label = row[0].decode().split(":")
            self.expect(float(score) > float(row[1].decode().split(":")[0]), f"descending: {row}")
            self.expect((int(index), label) == (color, LABELS[color]), f"classification: {row}")
        result = self.answer(self.input(frame(0)[None]), [self.output(labels=99)])
        self.expect(result.as_numpy("logits").shape == (1, 3), "no more labels than there are")

    def check_pictures(self):
        files = np.array([png(frame(2)), png(frame(0))], dtype=np.object_)
        for array in (files, files.reshape(2, 1)):
            result = self.answer(self.input(array, "BYTES"))
            self.expect(result.as_numpy("logits").argmax(1).tolist() == [2, 0], "PNG files")
        bad = [self.module.__name__, "400", "StatusCode.INVALID_ARGUMENT"]
        self.refused(bad, self.answer, self.input(np.array([b"GIF89a"], dtype=np.object_), "BYTES"))

    def check_compression(self):
        plain = self.answer(self.input(frame(1)[None])).as_numpy("logits")
        batch = np.stack([frame(1)] * 64)
        for coding in ("gzip", "deflate"):
            if self.is_http:
                options = {"request_compression_algorithm": coding, "response_compression_algorithm": coding}
            else:
                options = {"compression_algorithm": coding}
            for array in (frame(1)[None], batch):
                logits = self.answer(self.input(array), **options).as_numpy("logits")
                self.expect(np.allclose(logits, plain), f"{coding}: {logits[0]} in place of {plain[0]}")

    def check_refusals(self):
        bad = ["400", "StatusCode.INVALID_ARGUMENT"]
        not_found = ["404", "StatusCode.NOT_FOUND"]
        for datatype in (
            np.bool_, np.int8, np.int16, np.int32, np.int64, np.uint16, np.uint32, np.uint64, np.float16, np.float32,
            np.float64,
        ):
            for binary in (True, False) if datatype is not np.float16 else (True,):
                array = np.ones((1, 3, 4, 4), datatype)
                self.refused(bad, self.answer, self.input(array, binary=binary))
        bfloat = self.module.InferInput("image", [1, 3, 4, 4], "BF16")
        bfloat.set_data_from_numpy(np.ones((1, 3, 4, 4), ml_dtypes.bfloat16))
        self.refused(bad, self.answer, bfloat)
        for shape in ((3, 4, 4), (1, 3, 4, 5), (65, 3, 4, 4), (0, 3, 4, 4)):
            self.refused(bad, self.answer, self.input(np.ones(shape, np.uint8)))
        self.refused(bad, self.answer, self.input(frame(0)[None], name="other"))
        self.refused(bad, self.answer, self.input(frame(0)[None]), [self.output("other")])
        self.refused(not_found, self.client.infer, "other", [self.input(frame(0)[None])])
        self.refused(not_found, self.client.infer, "toy", [self.input(frame(0)[None])], model_version="8")
        unsupported = ["501", "StatusCode.UNIMPLEMENTED"]
        self.refused(unsupported, self.client.get_system_shared_memory_status)
        self.refused(unsupported, self.client.register_system_shared_memory, "region", "/key", 64)
        self.refused(unsupported, self.client.get_cuda_shared_memory_status)
        self.refused(unsupported, self.client.get_trace_settings)
        self.refused(unsupported, self.client.update_log_settings, {"log_verbose_level": 1})
        shared = self.module.InferInput("image", [1, 3, 4, 4], "UINT8")
        shared.set_shared_memory("region", 48)
        self.refused(bad + unsupported, self.answer, shared)

    def check_concurrency(self):
        failures = []

        def ask(color):
            try:
                client = self.connect()
                for _ in range(50):
                    logits = client.infer("toy", [self.input(frame(color)[None])]).as_numpy("logits")
                    if int(logits.argmax()) != color:
                        failures.append(logits)
            except Exception as error:  # A thread's exception would be lost.
                failures.append(error)

        threads = [threading.Thread(target=ask, args=(index % 3,)) for index in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.expect(not failures, f"8 at a time: {failures[:3]}")

    def check_asynchronous(self):
        tensor = self.input(frame(2)[None])
        if self.is_http:
            results = [self.client.async_infer("toy", [tensor]) for _ in range(8)]
            answers = [result.get_result() for result in results]
        else:
            answers, done = [], threading.Semaphore(0)

            def take(result, error):
                answers.append(error or result)
                done.release()

            for _ in range(8):
                self.client.async_infer("toy", [tensor], take)
            for _ in range(8):
                done.acquire(timeout=20)
        self.expect(
            [int(answer.as_numpy("logits").argmax()) for answer in answers] == [2] * 8, "eight at a time, no threads")

    def check_statistics(self):
        before = self.statistics()
        self.answer(self.input(np.stack([frame(0), frame(1)])))
        after = self.statistics()
        self.expect(int(after["inference_count"]) == int(before["inference_count"]) + 2, f"frames: {after}")
        self.expect(int(after["execution_count"]) == int(before["execution_count"]) + 1, f"runs: {after}")
        success = after["inference_stats"]["success"]
        self.expect(int(success["count"]) == int(before["inference_stats"]["success"]["count"]) + 1, f"{success}")
        self.expect(int(success["ns"]) > 0, f"{success}")
        self.expect(int(after["inference_stats"]["fail"]["count"]) > 0, "refusals are counted")
        every = self.client.get_inference_statistics(**self.options())["model_stats"]
        self.expect([model["name"] for model in every] == ["toy"], f"{every}")

    def statistics(self):
        return self.client.get_inference_statistics("toy", **self.options())["model_stats"][0]

    def check_model_control(self):
        not_found = ["404", "StatusCode.NOT_FOUND"]
        client = self.client
        client.unload_model("toy")
        self.expect(not client.is_model_ready("toy"), "unloaded")
        self.refused(not_found, self.answer, self.input(frame(0)[None]))
        index = client.get_model_repository_index(**self.options())
        index = index if self.is_http else index["models"]
        self.expect(index[0]["state"] == "UNAVAILABLE", f"index: {index}")
        client.load_model("toy")
        self.expect(client.is_model_ready("toy"), "loaded again")
        self.expect(int(self.answer(self.input(frame(1)[None])).as_numpy("logits").argmax()) == 1, "answers again")
        self.refused(not_found, client.load_model, "other")
        self.refused(["501", "StatusCode.UNIMPLEMENTED"], client.load_model, "toy", config="{}")

    def run(self):
        for name in [name for name in dir(self) if name.startswith("check_")]:
            getattr(self, name)()
        print(f"{self.module.__name__}: {self.count} checks passed")


if __name__ == "__main__":
    Checks(triton_http, sys.argv[1]).run()
    Checks(triton_grpc, sys.argv[2]).run()
