"""Trains the net that reads single figures a second time and writes its weights.

  python3 train.py OUT.bin FONT_FOLDER...     (see README.md)

The seed fixes data and weights on one machine with one thread; other processors may round otherwise.
"""
import hashlib
import pathlib
import sys
import time

import numpy as np
import torch
import torch.nn as nn

from windows import CLASSES, OTHER, batch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "operator-net"))
from train import chances, fit, folded, load_fonts  # noqa: E402

SEED, SAMPLES = 20261, 24000
CHANNELS, HIDDEN = (12, 24, 24), 48


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        layers = []
        for before, after in zip((1, *CHANNELS), CHANNELS):
            layers += [nn.Conv2d(before, after, 3, padding=1), nn.BatchNorm2d(after), nn.ReLU(), nn.MaxPool2d(2)]
        self.body = nn.Sequential(*layers)
        self.head = nn.Sequential(nn.Linear(CHANNELS[-1] * 9, HIDDEN), nn.ReLU(), nn.Dropout(0.2), nn.Linear(HIDDEN, len(CLASSES)))

    def forward(self, x):
        return self.head(self.body(x).flatten(1))


def report(name, net, windows, classes, texts):
    p = chances(net, windows)
    found, figures = p.argmax(1), classes < OTHER
    own = p[np.arange(len(classes)), classes]
    print(f"{name}: all {100 * (found == classes).mean():.2f} % of {len(classes)}, figures {100 * (found == classes)[figures].mean():.2f} %, "
          f"others taken for figures {100 * (found < OTHER)[~figures].mean():.2f} %, true figure under .02 {100 * (own < 0.02)[figures].mean():.2f} %")
    pairs = {}
    for a, b in zip(classes[found != classes], found[found != classes]):
        pairs[CLASSES[a] + "→" + CLASSES[b]] = pairs.get(CLASSES[a] + "→" + CLASSES[b], 0) + 1
    print("  ", *[f"{k}×{v}" for k, v in sorted(pairs.items(), key=lambda e: -e[1])[:20]])


def main():
    out, folders = sys.argv[1], sys.argv[2:]
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    np.random.seed(SEED)
    train, held = load_fonts("train", folders), load_fonts("heldOut", folders)
    data = batch(SEED, SAMPLES, train)
    print(f"{SAMPLES} windows, cpu {time.process_time():.0f} s, classes {np.bincount(data[1]).tolist()}", flush=True)
    net = Net()
    fit(net, data[0], data[1])
    report("new seed, same fonts", net, *batch(SEED + 1, 4000, train))
    report("new seed, held-out fonts", net, *batch(SEED + 2, 4000, held))
    weights = folded(net).tobytes()
    pathlib.Path(out).write_bytes(weights)
    print(len(weights), "bytes, sha256", hashlib.sha256(weights).hexdigest())


main()
