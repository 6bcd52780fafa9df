#!/usr/bin/env python3
"""Makes eight-bit models of the ONNX models in a directory, for `cachenet bundle create --from`.

    pip install onnx onnxruntime pillow numpy sympy
    quantize.py MODELS PICTURES OUTPUT [--records 500]

MODELS has a calibration.json that names its models, PICTURES are pictures of the size of the models' input that no
model has learned from: a folder, or one for each label. Weights become int8, with a scale for each channel, and
activations uint8, with ranges that the pictures have. Everything else in calibration.json is taken over; thresholds
and temperatures are those of the models before, so calibrate the bundle that comes of it.
"""

import argparse
import pathlib
import random
import shutil
import tempfile

import numpy
import onnxruntime
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process
from PIL import Image


class Pictures(CalibrationDataReader):
    def __init__(self, files, model):
        entry = onnxruntime.InferenceSession(model).get_inputs()[0]
        if entry.type != "tensor(uint8)":
            raise SystemExit(f"quantize: expected a model that takes uint8 pictures, got {model} with {entry.type}")
        self.name, self.size = entry.name, (entry.shape[3], entry.shape[2])
        self.files = iter(files)

    def get_next(self):
        file = next(self.files, None)
        if file is None:
            return None
        picture = Image.open(file).convert("RGB").resize(self.size)
        return {self.name: numpy.asarray(picture, dtype=numpy.uint8).transpose(2, 0, 1)[None]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=pathlib.Path)
    parser.add_argument("pictures", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--records", type=int, default=500, help="pictures that ranges are taken from")
    options = parser.parse_args()
    files = sorted(file for file in options.pictures.rglob("*") if file.suffix.lower() in (".png", ".jpg", ".jpeg"))
    if not files:
        raise SystemExit(f"quantize: expected pictures in {options.pictures}, got none")
    files = random.Random(1).sample(files, min(options.records, len(files)))
    options.output.mkdir(parents=True, exist_ok=True)
    shutil.copy(options.models / "calibration.json", options.output)
    for model in sorted(options.models.glob("*.onnx")):
        with tempfile.NamedTemporaryFile(suffix=".onnx") as folded:
            quant_pre_process(str(model), folded.name)
            quantize_static(
                folded.name, str(options.output / model.name), Pictures(files, str(model)),
                quant_format=QuantFormat.QDQ, per_channel=True, activation_type=QuantType.QUInt8,
                weight_type=QuantType.QInt8)
        print(f"{model.name}: {model.stat().st_size // 1000} KB to "
              f"{(options.output / model.name).stat().st_size // 1000} KB", flush=True)


main()
