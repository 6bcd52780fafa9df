#!/usr/bin/env python3
"""Make spoken words and the models that tell them apart: make.py OUT_DIR

espeak-ng speaks twenty words of four topics in many voices. OUT_DIR/words gets the sounds as tensors (`tensors:` of
`cachenet`), OUT_DIR/models a full model, a fallback model and a partition for each topic, all of which take one second of
sound as it was recorded: int16 [8000]. Needs espeak-ng, and of PyPI numpy, scikit-learn and onnx.
"""
import concurrent.futures
import json
import os
import subprocess
import sys
import warnings

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

TOPICS = {
    "commands": ["go", "stop", "left", "right", "back"],
    "numbers": ["one", "two", "three", "four", "five"],
    "colours": ["red", "green", "blue", "yellow", "black"],
    "rooms": ["kitchen", "bedroom", "garage", "garden", "office"],
}
WORDS = [word for words in TOPICS.values() for word in words]
ACCENTS = ["en-gb", "en-us", "en-gb-scotland", "en-gb-x-gbclan", "en-gb-x-rp", "en-029"]
TIMBRES = ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "f1", "f2", "f3", "f4", "f5"]
RATE = 8000
# No voice of one split speaks in another.
VOICES = {"train": range(0, 44), "calibration": range(44, 58), "test": range(58, 72)}
TAKES = {"train": 4, "calibration": 2, "test": 2}


def speak(word, voice, pitch, speed):
    """One word at 8000 samples a second, as floats of -1 to 1."""
    wav = subprocess.run(
        ["espeak-ng", "-v", voice, "-p", str(pitch), "-s", str(speed), "--stdout", word], check=True,
        capture_output=True).stdout
    rate = int.from_bytes(wav[24:28], "little")
    sound = np.frombuffer(wav[44:len(wav) & ~1], "<i2").astype(np.float32) / 32768
    # A window of two samples' length keeps what 8000 samples a second cannot hold out of them.
    width = round(rate / RATE)
    sound = np.convolve(sound, np.ones(width) / width, mode="same")
    times = np.arange(int(len(sound) * RATE / rate)) * rate / RATE
    return np.interp(times, np.arange(len(sound)), sound)


def record(word, voice, seed):
    """A second of a microphone: the word somewhere in the first quarter, louder or softer, with noise."""
    generator = np.random.default_rng(seed)
    spoken = speak(word, voice, generator.integers(25, 75), generator.integers(140, 200))[: RATE * 9 // 10]
    sound = np.zeros(RATE)
    start = generator.integers(0, min(RATE // 4, RATE - len(spoken)) + 1)
    sound[start:start + len(spoken)] = spoken / max(1e-6, np.abs(spoken).max()) * generator.uniform(0.2, 0.8)
    sound += generator.normal(0, 10 ** generator.uniform(-3, -1.5), RATE)
    return np.clip(sound * 32767, -32768, 32767).astype(np.int16)


def make_split(split, voices, folder, pool):
    """Every voice says every word some times: all those of one topic, then those of the next."""
    generator = np.random.default_rng(len(split))
    jobs, labels, sequences = [], [], []
    for number in VOICES[split]:
        said = [WORDS.index(word) for word in WORDS for _ in range(TAKES[split])]
        order = [label for topic in generator.permutation(len(TOPICS))
                 for label in generator.permutation([label for label in said if label // 5 == topic])]
        for label in order:
            jobs.append((WORDS[label], voices[number], len(jobs) * 7 + number * 100_003))
            labels.append(label)
            sequences.append(number)
    sounds = np.stack(list(pool.map(record, *zip(*jobs), chunksize=16)))
    np.save(os.path.join(folder, f"{split}.npy"), sounds)
    np.save(os.path.join(folder, f"{split}-labels.npy"), np.array(labels, dtype=np.int32))
    np.save(os.path.join(folder, f"{split}-sequences.npy"), np.array(sequences, dtype=np.int32))
    return sounds, np.array(labels)


class FrontEnd:
    """The sound's energy in bands of the mel scale, in decibels, averaged over a number of stretches."""

    def __init__(self, window, step, bands, stretches):
        self.window, self.step, self.stretches = window, step, stretches
        count = window // 2 + 1
        waves = np.arange(window) * np.arange(count)[:, None] * 2 * np.pi / window
        hann = np.hanning(window)
        self.kernel = np.concatenate([np.cos(waves) * hann, np.sin(waves) * hann]).astype(np.float32)
        mel = lambda hertz: 2595 * np.log10(1 + hertz / 700)
        edges = np.interp(np.linspace(mel(60), mel(RATE / 2), bands + 2), mel(np.linspace(0, RATE / 2, 4000)),
                          np.linspace(0, RATE / 2, 4000))
        bins = np.arange(count) * RATE / window
        up = (bins[:, None] - edges[None, :-2]) / (edges[1:-1] - edges[:-2])
        down = (edges[None, 2:] - bins[:, None]) / (edges[2:] - edges[1:-1])
        self.mel = np.clip(np.minimum(up, down), 0, None).astype(np.float32)
        frames = (RATE - window) // step + 1
        self.frames = frames // stretches * stretches

    def __call__(self, sounds):
        rows = []
        for start in range(0, len(sounds), 64):
            part = sounds[start:start + 64].astype(np.float32) / 32768
            cut = np.lib.stride_tricks.sliding_window_view(part, self.window, axis=1)[:, ::self.step][:, :self.frames]
            wave = cut @ self.kernel.T
            half = wave.shape[2] // 2
            power = wave[..., :half] ** 2 + wave[..., half:] ** 2
            level = np.log(power @ self.mel + 1e-3)
            rows.append(level.reshape(len(part), self.stretches, -1, level.shape[2]).mean(2).reshape(len(part), -1))
        return np.concatenate(rows)

    def nodes(self, graph):
        """The same in ONNX, from `sound` [batch, 8000]."""
        bands = self.mel.shape[1]
        half = len(self.kernel) // 2
        sound = graph("Reshape", ["sound", graph.keep(np.array([0, 1, RATE]))])
        wave = graph("Conv", [sound, graph.keep(self.kernel[:, None])], strides=[self.step])
        power = graph("Mul", [wave, wave])
        cosines = graph("Slice", [power, *map(graph.keep, (np.array([0]), np.array([half]), np.array([1])))])
        sines = graph("Slice", [power, *map(graph.keep, (np.array([half]), np.array([2 * half]), np.array([1])))])
        rows = graph("Transpose", [graph("Add", [cosines, sines])], perm=[0, 2, 1])
        rows = graph("Slice", [rows, *map(graph.keep, (np.array([0]), np.array([self.frames]), np.array([1])))])
        level = graph("Log", [graph("Add", [graph("MatMul", [rows, graph.keep(self.mel)]), graph.keep(np.float32(1e-3))])])
        shape = np.array([0, self.stretches, self.frames // self.stretches, bands])
        mean = graph("ReduceMean", [graph("Reshape", [level, graph.keep(shape)])], axes=[2], keepdims=0)
        return graph("Reshape", [mean, graph.keep(np.array([0, self.stretches * bands]))])


class Graph:
    """Nodes and constants of one model; a call adds a node and returns the name of what it makes."""

    def __init__(self):
        self.nodes, self.constants = [], []

    def __call__(self, kind, inputs, name=None, **attributes):
        name = name or f"t{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def keep(self, value):
        name = f"c{len(self.constants)}"
        value = np.asarray(value)
        self.constants.append(numpy_helper.from_array(value.astype(np.float32 if value.dtype.kind == "f" else np.int64), name))
        return name


def train(front, sounds, labels, hidden, seed, noise):
    """A network behind a front end, with the features' mean and deviation."""
    features = front(sounds)
    mean, deviation = features.mean(0), features.std(0) + 1e-3
    network = MLPClassifier(
        hidden, alpha=1e-3, batch_size=64, max_iter=40, early_stopping=True, n_iter_no_change=6, random_state=seed)
    generator = np.random.default_rng(seed)
    rows = (features - mean) / deviation
    rows = np.concatenate([rows] + [rows + generator.normal(0, noise, rows.shape) for _ in range(2)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        network.fit(rows, np.tile(labels, 3))
    return network, mean, deviation


def score(front, model, sounds, labels):
    network, mean, deviation = model
    return network.score((front(sounds) - mean) / deviation, labels)


def write(path, front, model):
    network, mean, deviation = model
    graph = Graph()
    value = graph("Div", [graph("Sub", [front.nodes(graph), graph.keep(mean)]), graph.keep(deviation)])
    for layer, (weights, bias) in enumerate(zip(network.coefs_, network.intercepts_)):
        last = layer == len(network.coefs_) - 1
        value = graph("Gemm", [value, graph.keep(weights), graph.keep(bias)], "logits" if last else None)
        if not last:
            value = graph("Relu", [value])
    model = helper.make_model(
        helper.make_graph(
            graph.nodes, "keywords", [helper.make_tensor_value_info("sound", TensorProto.FLOAT, ["batch", RATE])],
            [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", len(WORDS)])], graph.constants),
        opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    words, models = (os.path.join(sys.argv[1], name) for name in ("words", "models"))
    os.makedirs(words, exist_ok=True)
    os.makedirs(models, exist_ok=True)
    voices = [f"{accent}+{timbre}" for accent in ACCENTS for timbre in TIMBRES]
    voices = [voices[place] for place in np.random.default_rng(1).permutation(len(voices))]
    with open(os.path.join(words, "labels.txt"), "w") as file:
        file.write("\n".join(WORDS) + "\n")
    with concurrent.futures.ProcessPoolExecutor() as pool:
        data = {split: make_split(split, voices, words, pool) for split in VOICES}
    sounds, labels = data["train"]
    test = data["calibration"]
    print(f"{words}: " + ", ".join(f"{len(part[1])} to {split}" for split, part in data.items()), flush=True)

    fine, coarse = FrontEnd(200, 80, 32, 33), FrontEnd(200, 400, 16, 10)
    full = train(fine, sounds, labels, (512, 128), 1, 0.3)
    write(os.path.join(models, "full.onnx"), fine, full)
    print(f"full model: right on {score(fine, full, *test):.3f} of words of other voices", flush=True)
    fallback = train(coarse, sounds, labels, (32,), 2, 0.3)
    write(os.path.join(models, "fallback.onnx"), coarse, fallback)
    print(f"fallback model: {score(coarse, fallback, *test):.3f}", flush=True)
    for number, topic in enumerate(TOPICS):
        own = labels // 5 == number
        # Its own words, and of the others so many that it knows them as such.
        others = np.random.default_rng(number).permutation(np.flatnonzero(~own))[: own.sum() // 2]
        chosen = np.concatenate([np.flatnonzero(own), others])
        partition = train(coarse, sounds[chosen], labels[chosen], (32,), 3 + number, 0.3)
        # A network that never met a label has no output for it; here all are met.
        assert len(partition[0].classes_) == len(WORDS)
        write(os.path.join(models, f"partition-{number}.onnx"), coarse, partition)
        mine = test[1] // 5 == number
        print(f"partition {number}, {topic}: {score(coarse, partition, test[0][mine], test[1][mine]):.3f} of its own", flush=True)
    calibration = {
        "labels": WORDS,
        "input": {"name": "sound", "frame_type": "int16", "shape": [RATE]},
        "preprocess": {"type": "float32", "scale": 1 / 32768},
        "full": {"file": "full.onnx"},
        "fallback": {"file": "fallback.onnx", "temperature": 1, "threshold": 0.5},
        "partitions": [
            {"id": number, "file": f"partition-{number}.onnx", "temperature": 1, "threshold": 0.5, "classes": words}
            for number, words in enumerate(TOPICS.values())],
    }
    with open(os.path.join(models, "calibration.json"), "w") as file:
        json.dump(calibration, file, indent=1)
    print(f"{models}: calibration.json and {2 + len(TOPICS)} models")


main()
