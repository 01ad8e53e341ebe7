"""Trains the net for the last glyph of a value and writes its weights.

  python3 train.py OUT.bin FONT_FOLDER...     (see README.md)

The seed fixes data and weights on one machine with one thread; other processors may round otherwise.
"""
import hashlib
import pathlib
import sys
import time

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "operator-net"))
from lines import SIGNS, UNITS, WORDS, batch, damage, draw, number, strip, tight, visible, window
from train import Net, chances, fit, folded, load_fonts

SEED, SAMPLES = 20251, 36000
CLASSES = ["%", "‰", "digit", "other"]
# What is most like a per cent sign that has lost its thin strokes.
LIKE_PERCENT = ["6", "8", "9", "96", "98", "90", "86", "99", "0", "5", "3", "26", "76"]
OTHERS = "℃ ） ) ㎡ m² m³ o X x K M G / — - ... … 。 # & * 《 》 “ ” 名 人 次 年 月 日 前 上 内 元 项 个 家 户 台 套 件 亩 里 吨 米 率 度 优 良 好 高 完成 以上 以内 左右 无".split()
# Ems of a text that are drawn: the window holds less than two.
DRAWN = 4


def ending(r):
    """A text that ends in each class as often as it is hard to tell."""
    k, n = r.random(), number(r)
    if k < 0.30:
        return n + r.choice(["%"] * 4 + ["％"])
    if k < 0.36:
        return r.choice(["%"] * 4 + ["％"])
    if k < 0.40:
        return r.choice(["", n]) + "‰"
    if k < 0.55:
        return r.choice(SIGNS) * (r.random() < 0.5) + n
    if k < 0.70:
        return r.choice(["", "1", "2", "9", "10", n]) + r.choice(LIKE_PERCENT)
    if k < 0.85:
        return r.choice(["", n]) + r.choice(OTHERS)
    unit = r.choice([u for u in UNITS if u not in ("%", "％", "‰")])
    return r.choice([n + unit, r.choice(WORDS), n + unit, n + r.choice("(（") + "%" + ")"])


def class_of(value):
    last = {"％": "%"}.get(value[-1], value[-1])
    if last in CLASSES:
        return CLASSES.index(last)
    return 2 if last in "0123456789０１２３４５６７８９" else 3


def shortened(value):
    """The end of a text as far as it is drawn."""
    width, kept = 0.0, 0
    for glyph in reversed(value):
        width += 0.5 if ord(glyph) < 0x250 else 1.0
        if width > DRAWN:
            break
        kept += 1
    return value[len(value) - max(1, kept) :]


def sample(r, rng, fonts):
    """One window, its right end on the left as the product turns it, with its class and text."""
    while True:
        value = shortened(ending(r))
        keys = fonts.pick(r, value)
        if keys is None:
            continue
        size = round(r.choice([r.uniform(15, 26), r.uniform(22, 42), r.uniform(36, 60)]))
        image = draw(r, fonts, value, keys, size)
        clean = np.asarray(image)
        damaged = damage(r, rng, image, size)
        a = tight(r, clean[:, ::-1], damaged[:, ::-1], size)
        if a is None or not visible(clean, damaged):
            continue
        return window(strip(a)), class_of(value), value, keys[0]


def report(name, net, windows, classes, texts):
    p = chances(net, windows)
    found, percent = p.argmax(1), classes == 0
    print(f"{name}: all {100 * (found == classes).mean():.2f} % of {len(classes)}, per cent found {100 * (found == 0)[percent].mean():.2f} %, "
          f"invented {100 * (found == 0)[~percent].mean():.2f} %, invented surely (> .9) {100 * (p[:, 0] > 0.9)[~percent].mean():.2f} %")
    pairs = {}
    for a, b in zip(classes[found != classes], found[found != classes]):
        pairs[CLASSES[a] + "→" + CLASSES[b]] = pairs.get(CLASSES[a] + "→" + CLASSES[b], 0) + 1
    print("  ", *[f"{k}×{v}" for k, v in sorted(pairs.items(), key=lambda e: -e[1])])
    wrong = [(texts[i][0], CLASSES[found[i]], round(float(p[i].max()), 2)) for i in np.where(found != classes)[0]]
    print("  ", wrong[:24])


def main():
    out, folders = sys.argv[1], sys.argv[2:]
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    np.random.seed(SEED)
    train, held = load_fonts("train", folders), load_fonts("heldOut", folders)
    data = batch(SEED, SAMPLES, train, sample)
    print(f"{SAMPLES} windows, cpu {time.process_time():.0f} s, classes {np.bincount(data[1]).tolist()}", flush=True)
    net = Net(len(CLASSES))
    fit(net, data[0], data[1])
    report("new seed, same fonts", net, *batch(SEED + 1, 4000, train, sample))
    report("new seed, held-out fonts", net, *batch(SEED + 2, 4000, held, sample))
    weights = folded(net).tobytes()
    pathlib.Path(out).write_bytes(weights)
    print(len(weights), "bytes, sha256", hashlib.sha256(weights).hexdigest())


main()
