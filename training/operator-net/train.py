"""Trains the net for the leading sign of a value and writes its weights.

  python3 train.py OUT.bin FONT_FOLDER...     (see README.md)

The seed fixes data and weights on one machine with one thread; other processors may round otherwise.
"""
import hashlib
import json
import pathlib
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from lines import CLASSES, Fonts, batch

SEED, SAMPLES, EPOCHS, BATCH = 20241, 32000, 14, 128


class Net(nn.Module):
    def __init__(self, classes=len(CLASSES)):
        super().__init__()
        layers = []
        for before, after in ((1, 16), (16, 32), (32, 32)):
            layers += [nn.Conv2d(before, after, 3, padding=1), nn.BatchNorm2d(after), nn.ReLU(), nn.MaxPool2d(2)]
        self.body = nn.Sequential(*layers)
        self.head = nn.Sequential(nn.Linear(32 * 3 * 4, 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, classes))

    def forward(self, x):
        return self.head(self.body(x).flatten(1))


def load_fonts(which, folders):
    found = {p.name: str(p) for f in folders for p in sorted(pathlib.Path(f).rglob("*.[to]t[fc]"))}
    table = json.loads(pathlib.Path(__file__).with_name("fonts.json").read_text())[which]
    missing = [n for n in [n for n, _ in table["cjk"]] + table["latin"] if n not in found]
    if missing:
        print("without", *missing, file=sys.stderr)
    return Fonts([(found[n], i) for n, i in table["cjk"] if n in found], [(found[n], 0) for n in table["latin"] if n in found])


def tensor(windows):
    return torch.from_numpy(windows.astype(np.float32) / 255).unsqueeze(1)


def fit(net, windows, classes):
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
    steps = len(classes) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 5e-3, total_steps=EPOCHS * steps + 1)
    for epoch in range(EPOCHS):
        net.train()
        order, total = np.random.permutation(len(classes)), 0.0
        for i in range(steps):
            take = order[i * BATCH : (i + 1) * BATCH]
            x = tensor(windows[take])
            dy, dx = np.random.randint(-1, 2, 2)
            x = torch.roll(x, (int(dy), int(dx)), (2, 3)) * (0.75 + 0.35 * torch.rand(len(take), 1, 1, 1))
            loss = F.cross_entropy(net(x.clamp(0, 1)), torch.from_numpy(classes[take]), label_smoothing=0.01)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += float(loss)
        print(f"epoch {epoch} loss {total / steps:.4f} cpu {time.process_time():.0f} s", flush=True)


def chances(net, windows):
    net.eval()
    with torch.no_grad():
        return torch.softmax(net(tensor(windows)), 1).numpy()


def report(name, net, windows, classes, texts):
    p = chances(net, windows)
    found, signs = p.argmax(1), classes < 8
    print(f"{name}: all {100 * (found == classes).mean():.2f} % of {len(classes)}, signs {100 * (found == classes)[signs].mean():.2f} %, "
          f"signs invented {100 * (found < 8)[~signs].mean():.2f} %, sure and wrong {((p.max(1) > 0.9) & (found != classes)).sum()}")
    lone = np.array([len(t) <= 2 for t, _ in texts]) & signs
    print(f"  lone signs {100 * (found == classes)[lone].mean():.2f} % of {lone.sum()}")
    pairs = {}
    for a, b in zip(classes[found != classes], found[found != classes]):
        pairs[CLASSES[a] + "→" + CLASSES[b]] = pairs.get(CLASSES[a] + "→" + CLASSES[b], 0) + 1
    print("  ", *[f"{k}×{v}" for k, v in sorted(pairs.items(), key=lambda e: -e[1])[:14]])


def folded(net):
    """Weights in the product's order, batch normalisation folded into the convolutions."""
    net.eval()
    parts = []
    for i in (0, 4, 8):
        conv, norm = net.body[i], net.body[i + 1]
        scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        parts += [conv.weight * scale[:, None, None, None], (conv.bias - norm.running_mean) * scale + norm.bias]
    for i in (0, 3):
        parts += [net.head[i].weight, net.head[i].bias]
    return np.concatenate([p.detach().numpy().ravel() for p in parts]).astype("<f4")


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


if __name__ == "__main__":
    main()
