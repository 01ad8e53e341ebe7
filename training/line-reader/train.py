"""Trains the recogniser's neck and head further on damaged lines and writes their weights.

  python3 train.py OUT.bin STRIPS MODEL.onnx DICTIONARY.txt     (see README.md)

Two trainings, each on half of the lines and without sight of the other, know the damage but forget rare characters; halfway between what
they have in common (their mean) and the model they began from neither is lost, and all three are beaten. The seed fixes what is drawn.
"""
import hashlib
import json
import pathlib
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

from recogniser import CLASSES, Neck

SEED, BATCH, EPOCHS, RATE, WARM_UP = 1, 12, 3, 4e-4, 60
HALVES = (range(0, 6), range(6, 12))
# Weight of staying as the model was on undamaged lines it reads rightly, and share of the way from it to the trainings' mean.
STAY, SHARE = 2.0, 0.5
# Classes looked at beside those of a batch's texts and those the model thinks possible (logarithm of the chance).
OTHERS, POSSIBLE = 300, -6.9
MOST_LOSS = 60
# What differs in width or hardly at all to the eye, as look-alikes.ts has it, and dashes.
SAME = ["(（", ")）", ":：", ",，", ";；", "%％", "<＜‹〈", ">＞›〉", "=＝", "~～∼", "-－﹣‐—―一", ".．", "、丶", "/／", "·・•", "+＋", "!！", "?？"]
FOLDED = {c: group[0] for group in SAME for c in group}


def fold(text):
    return "".join(FOLDED.get(c, c) for c in text if c != " ")


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


class Alphabet:
    def __init__(self, path):
        with open(path, encoding="utf8") as file:
            self.names = ["", *[line.rstrip("\n") for line in file], " "]
        self.class_of = {}
        for i, c in enumerate(self.names):
            self.class_of.setdefault(c, i)

    def read(self, best):
        return "".join(self.names[k] for i, k in enumerate(best) if k and (i == 0 or best[i - 1] != k))

    def classes(self, text):
        return [self.class_of[c] for c in text]


class Line:
    def __init__(self, features, text, kind):
        self.features, self.text, self.kind = features, text, kind
        self.near, self.before_head = None, None


def load(folder, name):
    """Lines of one file with their features (480 numbers a frame; a frame is eight pixels)."""
    raw, at, lines = np.fromfile(folder / f"{name}.f32", np.float32), 0, []
    for width, text, kind, _font in json.loads((folder / f"{name}.json").read_text()):
        frames = (width + 7) // 8
        size = 480 * frames
        lines.append(Line(raw[at : at + size].reshape(480, frames).astype(np.float16), text, kind))
        at += size
    if at != raw.size:
        raise ValueError(f"expected {at} numbers in {name}.f32, found {raw.size}")
    return lines


def batches(lines, size):
    """Lines of one width each: with others in a batch the model would see their filling."""
    by_width, out = {}, []
    for line in lines:
        by_width.setdefault(line.features.shape[1], []).append(line)
    for own in by_width.values():
        random.shuffle(own)
        out += [own[i : i + size] for i in range(0, len(own), size)]
    random.shuffle(out)
    return out


def features(part):
    return torch.from_numpy(np.stack([line.features for line in part]).astype(np.float32))[:, :, None, :]


def look(model, lines, alphabet):
    """What the model itself makes of the lines: which classes it thinks possible, and all of what it reads rightly of undamaged ones."""
    with torch.no_grad():
        for part in batches(lines, 32):
            z = model.before_head(features(part))
            logs = F.log_softmax(model.head(z), 2)
            for i, line in enumerate(part):
                line.near = torch.nonzero(logs[i].amax(0) > POSSIBLE)[:, 0].numpy()
                right = fold(alphabet.read(logs[i].argmax(1).tolist())) == fold(line.text)
                line.before_head = z[i].clone() if right and line.kind == "clean" else None


def loss_of(net, model, part, classes, alphabet):
    at = np.full(CLASSES, -1)
    at[classes] = np.arange(len(classes))
    chosen = torch.from_numpy(classes)
    texts = [alphabet.classes(line.text) for line in part]
    logs = F.log_softmax(net(features(part), chosen), 2)
    lengths = torch.tensor([len(t) for t in texts])
    frames = torch.full((len(part),), logs.shape[1])
    ctc = F.ctc_loss(logs.transpose(0, 1), torch.from_numpy(at[np.concatenate(texts)]), frames, lengths, reduction="none", zero_infinity=True)
    loss = (ctc.clamp(max=MOST_LOSS) / (lengths + 2)).mean()
    known = [i for i, line in enumerate(part) if line.before_head is not None]
    if known:
        with torch.no_grad():
            q = F.softmax(model.head(torch.stack([part[i].before_head for i in known]), chosen), 2)
        stay = (q * (torch.log(q.clamp_min(1e-9)) - logs[known])).sum(2).mean()
        loss = loss + STAY * stay * len(known) / len(part)
    return loss


def fit(path, lines, alphabet):
    torch.manual_seed(SEED)
    random.seed(SEED)
    rng = np.random.default_rng(SEED)
    net, model = Neck(path), Neck(path)
    look(model, lines, alphabet)
    often = np.bincount(np.concatenate([line.near for line in lines]), minlength=CLASSES) + 0.3
    often = often / often.sum()
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0, betas=(0.9, 0.98))
    total, step = len(batches(lines, BATCH)) * EPOCHS, 0
    for epoch in range(EPOCHS):
        sum_, count = 0.0, 0
        for part in batches(lines, BATCH):
            optimiser.param_groups[0]["lr"] = RATE * min(1, (step + 1) / WARM_UP) * (0.49 * (1 + np.cos(np.pi * step / total)) + 0.02)
            own = [line.near for line in part] + [alphabet.classes(line.text) for line in part]
            classes = np.unique(np.concatenate([[0], *own, rng.choice(CLASSES, OTHERS, p=often)]))
            loss = loss_of(net, model, part, classes, alphabet)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            step, sum_, count = step + 1, sum_ + loss.item(), count + 1
        print(f"epoch {epoch} loss {sum_ / count:.4f} cpu {time.process_time():.0f} s", flush=True)
    return net.weights()


def report(name, net, lines, alphabet):
    counts = {}
    with torch.no_grad():
        for part in batches(lines, 32):
            for line, best in zip(part, net(features(part)).argmax(2).tolist()):
                found, true = fold(alphabet.read(best)), fold(line.text)
                count = counts.setdefault(line.kind, np.zeros(4))
                count += (1, found == true, distance(found, true), len(true))
    print(f"{name}:", "; ".join(f"{kind} {100 * c[1] / c[0]:.1f} % of {c[0]:.0f}, CER {100 * c[2] / c[3]:.2f} %" for kind, c in sorted(counts.items())), flush=True)


def packed(net, weights):
    """A line of JSON that names the constants with their sizes, then their numbers in 16 bits."""
    listed = json.dumps([[name, list(weights[name].shape)] for name in net.names], separators=(",", ":")) + "\n"
    return listed.encode() + b"".join(weights[name].numpy().astype("<f2").tobytes() for name in net.names)


def main():
    out, folder, path, dictionary = sys.argv[1:5]
    torch.set_num_threads(1)
    folder, alphabet = pathlib.Path(folder), Alphabet(dictionary)
    held = load(folder, "held-0")
    net = Neck(path)
    report("as it was", net, held, alphabet)
    found = []
    for half in HALVES:
        found.append(fit(path, [line for k in half for line in load(folder, f"train-{k}")], alphabet))
        net.put(found[-1])
        report("one half", net, held, alphabet)
    shared = {name: (1 - SHARE) * net.original[name] + SHARE * sum(w[name] for w in found) / len(found) for name in net.names}
    net.put({name: value.half().float() for name, value in shared.items()})
    report("shared", net, held, alphabet)
    weights = packed(net, shared)
    pathlib.Path(out).write_bytes(weights)
    print(len(weights), "bytes, sha256", hashlib.sha256(weights).hexdigest())


if __name__ == "__main__":
    main()
