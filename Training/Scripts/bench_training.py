"""The step that `bench-training` measures, in PyTorch: prints how many pictures a second a ResNet-9 learns.

Usage: bench_training.py WIDTH BATCH_SIZE STEPS THREADS
"""
import copy
import sys
import time

import torch
from torch import nn
from torch.nn import functional

width, batch_size, steps, threads = (int(argument) for argument in sys.argv[1:5])
torch.set_num_threads(threads)
torch.manual_seed(1)
count, side, shift, cutout = batch_size * steps, 32, 4, 8


def block(inputs, outputs):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.main = nn.Sequential(block(channels, channels), block(channels, channels))

    def forward(self, pictures):
        return pictures + self.main(pictures)


class ResNet9(nn.Module):
    def __init__(self, width, labels=10):
        super().__init__()
        self.trunk = nn.Sequential(
            block(3, width), block(width, 2 * width), nn.MaxPool2d(2), Residual(2 * width),
            block(2 * width, 4 * width), nn.MaxPool2d(2), block(4 * width, 8 * width), nn.MaxPool2d(2),
            Residual(8 * width))
        self.head = nn.Linear(8 * width, labels)

    def forward(self, pictures):
        return 0.25 * self.head(self.trunk(pictures).amax((2, 3)))


pictures = torch.randint(0, 256, (count, side, side, 3), dtype=torch.uint8)
padded = functional.pad(pictures.permute(0, 3, 1, 2).float(), (shift,) * 4, mode="reflect").byte().permute(0, 2, 3, 1)
padded = padded.contiguous()
labels = torch.arange(count) % 10
mean = pictures.float().mean((0, 1, 2)).view(1, 3, 1, 1)
deviation = pictures.float().std((0, 1, 2)).view(1, 3, 1, 1)
places = torch.arange(side)


def batch(records):
    """Shifted, mirrored and painted over, by gathers: channels last for free."""
    number = len(records)
    right, down = torch.randint(0, 2 * shift + 1, (2, number, 1))
    columns = torch.where(torch.rand(number, 1) < 0.5, side - 1 - places, places) + right
    rows = places + down
    chosen = padded[records.view(-1, 1, 1), rows.unsqueeze(2), columns.unsqueeze(1)]
    x, y = torch.randint(0, side, (2, number, 1))
    inside = lambda centre: (places >= centre - cutout // 2) & (places < centre + cutout // 2)
    painted = inside(y).unsqueeze(2) & inside(x).unsqueeze(1)
    chosen[painted] = 128
    return (chosen.permute(0, 3, 1, 2).float() - mean) / deviation


network = ResNet9(width).to(memory_format=torch.channels_last)
average = copy.deepcopy(network)
kept = [tensor for tensor in average.state_dict().values() if tensor.is_floating_point()]
learned = [tensor for tensor in network.state_dict().values() if tensor.is_floating_point()]
weights = [tensor for tensor in network.parameters() if tensor.ndim > 1]
others = [tensor for tensor in network.parameters() if tensor.ndim == 1]
optimizer = torch.optim.SGD(
    [{"params": weights, "weight_decay": 5e-4}, {"params": others, "weight_decay": 0}], lr=0.01, momentum=0.9,
    nesterov=True, fused=True)

for epoch in range(2):
    order = torch.randperm(count)
    started = time.perf_counter()
    for step in range(steps):
        records = order[step * batch_size:(step + 1) * batch_size]
        targets = labels[records]
        with torch.autocast("cpu", torch.bfloat16):
            logits = network(batch(records))
            loss = functional.cross_entropy(logits.float(), targets, label_smoothing=0.1)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            torch._foreach_lerp_(kept, learned, 0.005)
        loss.item()
        (logits.detach().argmax(1) == targets).sum().item()
    elapsed = time.perf_counter() - started
print(f"{count / elapsed:.1f}")
