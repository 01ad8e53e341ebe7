"""PP-OCRv4's neck and head in torch, with the file's own numbers to begin from; what the picture part makes of a strip comes from features.ts."""
import struct

import numpy as np
import torch
import torch.nn.functional as F

FEATURES = "p2o.AveragePool.1"
CLASSES = 6625
HEAD = 85


def varint(b, i):
    value = shift = 0
    while True:
        value |= (b[i] & 127) << shift
        shift += 7
        i += 1
        if b[i - 1] < 128:
            return value, i


def fields(b):
    """Protocol buffers: (number, value) of each field."""
    i, out = 0, []
    while i < len(b):
        key, i = varint(b, i)
        if key & 7 == 0:
            value, i = varint(b, i)
        else:
            size, i = varint(b, i) if key & 7 == 2 else ({1: 8, 5: 4}[key & 7], i)
            value, i = b[i : i + size], i + size
        out.append((key >> 3, value))
    return out


def text(f, number):
    return next((v.decode() for n, v in f if n == number), "")


def sizes_of(f):
    out = []
    for n, v in f:
        i = 0
        while n == 1 and not isinstance(v, int) and i < len(v):
            size, i = varint(v, i)
            out.append(size)
        if n == 1 and isinstance(v, int):
            out.append(v)
    return out


def tensor(b):
    """Name and numbers of a constant of 32-bit floating point, else its name and None."""
    f = fields(b)
    raw = next((v for n, v in f if n == 9), None)
    is_float = any(n == 2 and v == 1 for n, v in f)
    return text(f, 8), None if raw is None or not is_float else np.frombuffer(raw, np.float32).reshape(sizes_of(f))


def graph_of(path):
    """Nodes as (operator, inputs, outputs, epsilon), and constants by name."""
    with open(path, "rb") as file:
        graph = fields(next(v for n, v in fields(file.read()) if n == 7))
    constants = dict(tensor(v) for n, v in graph if n == 5)
    nodes = []
    for number, value in graph:
        if number != 1:
            continue
        f = fields(value)
        own = [fields(v) for n, v in f if n == 5]
        epsilon = next((struct.unpack("<f", dict(a)[2])[0] for a in own if text(a, 1) == "epsilon"), None)
        node = (text(f, 4), [v.decode() for n, v in f if n == 1], [v.decode() for n, v in f if n == 2], epsilon)
        if node[0] == "Constant":
            constants[node[2][0]] = tensor(next(dict(a)[5] for a in own if text(a, 1) == "value"))[1]
        else:
            nodes.append(node)
    return nodes, {name: value for name, value in constants.items() if value is not None}


class Neck(torch.nn.Module):
    """What comes behind the features. Weights are known by the file's names; running means and variances stay as they are."""

    def __init__(self, path):
        super().__init__()
        nodes, c = graph_of(path)
        behind = nodes[next(i for i, n in enumerate(nodes) if FEATURES in n[2]) + 1 :]
        self.fixed, self.names, self.norms, self.eps = {}, [], [], []
        for operator, inputs, _, epsilon in behind:
            if operator == "BatchNormalization":
                self.norms.append((*inputs[1:], epsilon))
            if operator == "Add" and inputs[1] in c and c[inputs[1]].size == 1:
                self.eps.append(float(c[inputs[1]]))
            for k, name in enumerate(inputs):
                if name not in c or name.startswith("p2o.helper"):
                    continue
                value = torch.from_numpy(np.array(c[name]))
                if operator == "BatchNormalization" and k >= 3:
                    self.fixed[name] = value
                elif name not in self.names:
                    self.names.append(name)
                    self.register_parameter(name.replace(".", "/"), torch.nn.Parameter(value))
        self.original = self.weights()

    def p(self, name):
        return getattr(self, name.replace(".", "/"))

    def weights(self):
        return {name: self.p(name).detach().clone() for name in self.names}

    def put(self, weights):
        for name, value in weights.items():
            self.p(name).data.copy_(value)

    def conv(self, x, kernel, norm):
        w = self.p(kernel)
        x = F.conv2d(x, w, padding=(0, (w.shape[3] - 1) // 2))
        g, b, m, v, eps = self.norms[norm]
        return F.silu(F.batch_norm(x, self.fixed[m], self.fixed[v], self.p(g), self.p(b), False, 0, eps))

    def norm(self, x, i, eps):
        return F.layer_norm(x, (120,), self.p(f"layer_norm_{i}.w_0"), self.p(f"layer_norm_{i}.b_0"), eps)

    def linear(self, x, i):
        return x @ self.p(f"linear_{i}.w_0") + self.p(f"linear_{i}.b_0")

    def forward(self, features, classes=slice(None)):
        """Scores of some classes, or all, at each frame."""
        return self.head(self.before_head(features), classes)

    def head(self, z, classes=slice(None)):
        return z @ self.p(f"linear_{HEAD}.w_0")[:, classes] + self.p(f"linear_{HEAD}.b_0")[classes]

    def before_head(self, features):
        x = self.conv(self.conv(features, "conv2d_142.w_0", 0), "conv2d_143.w_0", 1).flatten(2).transpose(1, 2)
        for k in (0, 1):
            b, n, _ = x.shape
            y = self.norm(x, 43 + 2 * k, self.eps[2 * k])
            q, key, v = self.linear(y, 77 + 4 * k).reshape(b, n, 3, 8, 15).permute(2, 0, 3, 1, 4)
            a = torch.softmax((q * 15**-0.5) @ key.transpose(2, 3), 3) @ v
            x = x + self.linear(a.transpose(1, 2).reshape(b, n, 120), 78 + 4 * k)
            y = self.norm(x, 44 + 2 * k, self.eps[2 * k + 1])
            x = x + self.linear(F.silu(self.linear(y, 79 + 4 * k)), 80 + 4 * k)
        z = self.norm(x, 47, self.eps[4]).transpose(1, 2)[:, :, None, :]
        z = self.conv(torch.cat([features, self.conv(z, "conv2d_144.w_0", 2)], 1), "conv2d_145.w_0", 3)
        return self.conv(z, "conv2d_146.w_0", 4).squeeze(2).transpose(1, 2)
