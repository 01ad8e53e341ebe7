"""Single glyphs of value cells and names with figures in them, damaged like scans, cut as the product cuts them.

A sample is 48 columns of a line's 48-pixel strip around one glyph's ink, halved to 24 x 24 and normalised to 0 (paper) .. 1 (ink), with the
figure it shows, or `other`. `window_at` repeats `figureWindow` of src/parsers/ocr/digit-net.ts.
"""
import pathlib
import random
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "operator-net"))
from lines import HEIGHT, LEAST_CONTRAST, MARGIN_X, MARGIN_Y, SIGNS, UNITS, WORDS, damage, level_at, number, strip, visible  # noqa: E402

CLASSES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "other"]
OTHER = 10
SIDE, COLUMNS = 24, 48
# What was seen read as a figure, or is shaped like one.
LIKE_FIGURES = "— - – / | l I i ! ） ( ） ｜ 丨 一 → “ ” ‘ ’ ″ 〃 66 O o Q D B S Z z b q g p G T A C c e 口 日 目 工 了 丁 之 乙 三 二 ㎡ % ％ ‰ ， . · ： ; ＼ 、 。 √ V v × ○ ● □ ■ △ ① ② ③ ⑤ ⑧".split()
NAMES = "指标 目标 完成 覆盖率 数量 培训 建设 年 月 日 第 级 期 项 号 万元 小时 以内 以上 不少于 达到 次数 天 万 亿".split()


def value(r):
    """Figures in all places they stand in, and what looks like them where they stand."""
    k = r.random()
    unit = r.choice(UNITS) if r.random() < 0.85 else ""
    if k < 0.40:
        return (r.choice(SIGNS) if r.random() < 0.6 else "") + number(r) + unit
    if k < 0.52:
        return "".join(r.choice("0123456789") for _ in range(r.randint(1, 6)))
    if k < 0.60:
        return number(r) + r.choice(["-", "—", "~", "/", "至", ".", ","]) + number(r) + unit
    if k < 0.68:
        return f"{r.randint(2015, 2030)}年{r.randint(1, 12)}月{r.randint(1, 31)}日" + r.choice(["", "前", "底前"])
    if k < 0.74:
        return r.choice(NAMES) + number(r) + r.choice(["：", ":", "、", "", r.choice(NAMES)])
    if k < 0.77:
        return "".join(chr(ord(c) + 0xFEE0) for c in str(r.randint(1, 9999))) + unit
    if k < 0.92:
        own = r.choice(LIKE_FIGURES)
        return r.choice([own, own, own * 2, number(r) + own, own + number(r), r.choice(SIGNS) + own + unit])
    return r.choice(WORDS)


def drawn(r, fonts, text, keys, size):
    """Black on white at twice the size, shrunk; with the ink's columns of every glyph."""
    big = size * 2
    space = size * r.uniform(0.02, 0.2) if r.random() < 0.10 else 0
    tight = size * r.uniform(-0.1, 0) if r.random() < 0.06 else 0
    image = Image.new("L", (int((big + space) * (len(text) + 3)), big * 2), 255)
    pen, x, spans = ImageDraw.Draw(image), big * 0.7, []
    ink = r.choice([0, 0, 0, 20, 40, 70])
    for glyph, key in zip(text, keys):
        font = fonts.font(key, big)
        left, _, right, _ = font.getbbox(glyph, anchor="ls")
        spans.append(((x + left) / 2, (x + right) / 2))
        pen.text((x, big * 1.45), glyph, font=font, fill=ink, anchor="ls")
        x += font.getlength(glyph) + space + tight
    image = image.crop((0, 0, int(x + big * 0.7), big * 2))
    k = r.random()
    if k < 0.08:
        image = image.filter(ImageFilter.MinFilter(3))
    elif k < 0.16 and size > 26:  # low toner: thin strokes thinner
        image = image.filter(ImageFilter.MaxFilter(3))
    kind = r.choice([Image.BOX, Image.BILINEAR, Image.BICUBIC, Image.LANCZOS])
    return image.resize((image.width // 2, image.height // 2), kind), spans


def worn(r, rng, image, size):
    """What `damage` does, and four more: a coarse fax (98 lines an inch), strokes broken by low toner, small letters in few pixels, thin strokes lost."""
    k = r.random()
    if k < 0.12:
        low = image.resize((image.width, max(6, round(image.height * r.uniform(0.4, 0.6)))), r.choice([Image.BOX, Image.BILINEAR]))
        low = low.point(lambda v, at=r.uniform(110, 190): 255 if v > at else 0)
        image = low.resize(image.size, r.choice([Image.NEAREST, Image.BILINEAR]))
    elif k < 0.20:
        a = np.asarray(image, np.float32)
        holes = rng.random((a.shape[0] // 2 + 1, a.shape[1] // 2 + 1)) < r.uniform(0.05, 0.25)
        holes = np.kron(holes, np.ones((2, 2), bool))[: a.shape[0], : a.shape[1]]
        image = Image.fromarray(np.where(holes, np.maximum(a, r.uniform(120, 255)), a).astype(np.uint8))
    elif k < 0.28:
        f = r.uniform(0.45, 0.75)
        small = image.resize((max(8, int(image.width * f)), max(8, int(image.height * f))), r.choice([Image.BOX, Image.BILINEAR]))
        if r.random() < 0.5:
            small = small.point(lambda v, at=r.uniform(100, 200): 255 if v > at else 0)
        image = small.resize(image.size, r.choice([Image.BILINEAR, Image.BICUBIC]))
    elif k < 0.44:  # a fax that keeps thick strokes only: a 4 without its slope, a 5 without its stem
        soft = image.filter(ImageFilter.GaussianBlur(r.uniform(0.2, 0.9) * max(1.0, size / 32)))
        image = soft.point(lambda v, at=r.uniform(50, 130): 255 if v > at else 0)
        return np.asarray(image if r.random() < 0.6 else image.filter(ImageFilter.GaussianBlur(0.5)))
    return damage(r, rng, image, size)


def cut(r, clean, a, size):
    """The damaged picture cut to its ink, lost or left, give or take what a cutter errs by, and where the cut begins."""
    ys, xs = np.where(clean < 160)
    left = np.where((a < level_at(a, 0.7) - 60) & (clean < 200))
    if r.random() < 0.6 and len(left[0]) > 20:
        ys, xs = left
    if len(ys) == 0:
        return None
    slip = max(1, size // 20)
    err = lambda: r.randint(-1, slip) if r.random() < 0.5 else 0
    y0, y1 = ys.min() - err(), ys.max() + 1 + err()
    x0, x1 = xs.min() - err(), xs.max() + 1 + err()
    if y1 - y0 < size * 0.5 or r.random() < 0.15:  # a low glyph is kept as high as its line
        y0, y1 = min(y0, int(ys.mean() - size * 0.45)), max(y1, int(ys.mean() + size * 0.45))
    y0, x0 = max(0, y0), max(0, x0)
    y1, x1 = min(a.shape[0], y1), min(a.shape[1], x1)
    return None if y1 - y0 < 4 or x1 - x0 < 3 else (np.ascontiguousarray(a[y0:y1, x0:x1]), x0)


def window_at(s, centre):
    """The columns of a strip around one, halved, 0 paper to 1 ink by the levels of the whole strip."""
    paper = level_at(s, 0.7)
    ink = min(level_at(s, 0.02), paper - LEAST_CONTRAST)
    left = int(np.floor(centre + 0.5)) - COLUMNS // 2
    own = np.full((HEIGHT, COLUMNS), paper, np.float32)
    low, high = max(0, left), min(s.shape[1], left + COLUMNS)
    if high > low:
        own[:, low - left : high - left] = s[:, low:high]
    half = own.reshape(SIDE, 2, SIDE, 2).mean((1, 3))
    return np.clip((paper - half) / (paper - ink), 0, 1)


# How far the product errs about a glyph's middle, in pixels of the strip: little where the glyph's ink stands by itself.
NEAR, FAR = 2.0, 5.0


def class_of(glyph):
    if "０" <= glyph <= "９":
        glyph = chr(ord(glyph) - 0xFEE0)
    return CLASSES.index(glyph) if glyph in CLASSES else OTHER


def line(r, rng, fonts):
    """Windows of some glyphs of one line, each with its class, the text and the font."""
    while True:
        text = value(r)
        keys = fonts.pick(r, text)
        if keys is None:
            continue
        size = round(r.choice([r.uniform(14, 24), r.uniform(20, 36), r.uniform(30, 56)]))
        image, spans = drawn(r, fonts, text, keys, size)
        clean = np.asarray(image)
        damaged = worn(r, rng, image, size)
        part = cut(r, clean, damaged, size)
        if part is None or not visible(clean, damaged):
            continue
        a, x0 = part
        s = strip(a)
        margin_x, margin_y = max(1, int(a.shape[1] and np.floor(a.shape[0] * MARGIN_X + 0.5))), max(1, int(np.floor(a.shape[0] * MARGIN_Y + 0.5)))
        scale = s.shape[1] / (a.shape[1] + 2 * margin_x)
        found = []
        for glyph, (left, right) in zip(text, spans):
            if class_of(glyph) == OTHER and r.random() < (0.1 if any(c.isdigit() for c in text) else 0.0):
                continue
            middle = ((left + right) / 2 - x0 + margin_x) * scale
            slip = NEAR if r.random() < 0.75 else FAR
            found.append((window_at(s, middle + r.uniform(-slip, slip)), class_of(glyph), text, keys[0]))
        figures = [f for f in found if f[1] != OTHER]
        others = [f for f in found if f[1] == OTHER]
        r.shuffle(figures)
        r.shuffle(others)
        return figures[:6] + others[:3]


def batch(seed, count, fonts):
    """`count` windows, their classes, and the texts and fonts they are of."""
    r, rng = random.Random(seed), np.random.default_rng(seed)
    windows, classes, texts = np.zeros((count, SIDE, SIDE), np.uint8), np.zeros(count, np.int64), []
    while len(texts) < count:
        for w, own, text, key in line(r, rng, fonts)[: count - len(texts)]:
            windows[len(texts)] = np.floor(w * 255 + 0.5)
            classes[len(texts)] = own
            texts.append((text, key[0]))
    return windows, classes, texts
