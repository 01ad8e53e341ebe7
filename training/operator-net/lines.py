"""Rendered beginnings of value cells, damaged like scans, cut as the product cuts them.

A sample is the first 64 columns of a line's 48-pixel strip, halved to 32 x 24 and normalised to 0 (paper) .. 1 (ink), with the class of
its leading glyph. `strip` and `window` repeat src/parsers/ocr/line-strip.ts and src/parsers/ocr/sign-window.ts.
"""
import io
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

CLASSES = ["≥", "≤", "≧", "≦", ">", "<", "=", "~", "digit", "other"]
SAME = {"⩾": "≥", "⩽": "≤", "＞": ">", "＜": "<", "〉": ">", "〈": "<", "‹": "<", "›": ">", "＝": "=", "～": "~", "∼": "~", "≈": "~"}

HEIGHT, COLUMNS = 48, 64
MARGIN_Y, MARGIN_X = 0.12, 0.25

UNITS = (
    "次 台 册 个 万元 人 人次 万人 户 家 场 % % % % ％ (%) （%） 份 期 亿元 公里 亩 平方米 项 天 元 篇 套 所 件 批次 万人次 辆 名 年 月 个月 ‰ ㎡ m² "
    "元/人 元/月 元/亩 吨 千克 kg 小时 分钟 米 处 条 座 棵 株 只 头 万亩 公顷 分 级 种 类 度 km mg/L 个工作日 (万元) （万人次） 个百分点"
).split()
WORDS = (
    "不少于 不低于 不超过 不高于 不大于 不小于 不多于 大于等于 小于等于 大于 小于 至少 高于 低于 超过 控制在 达到 每年 约 同比增长 提高 较上年 比上年 "
    "显著提升 有效促进 持续增长 逐年提高 明显改善 长期 优 良 优良 合格 完成 及时 定性 定量 正向 反向 有所提高 二十家 三个 一次 二 三 一 工 之 乙 过 "
    "土 王 士 干 千 主 全覆盖 无 是 否 达标 按时完成 有效 可持续 零 减少 增加 下降 保持 年底前 月底前 正 反 负 中 高 低 N M V W H Z z И Σ E F L 7Z "
    "- — / · … （ ( 【 《 》 「 + × ÷ √ ± # * & A B C a v w x k ● ○ ★ ☆ ①"
).split()
SIGNS = ["≥"] * 8 + ["≤"] * 7 + ["≧"] * 4 + ["≦"] * 4 + ["＞", ">", ">"] * 2 + ["＜", "<", "<"] * 2 + ["=", "＝"] * 2
RARE_SIGNS = ["⩾", "⩽", "‹", "›", "~", "～", "∼", "≈", ">=", "<=", "＞＝", "＜＝", "≥=", "=>"]


def number(r):
    k = r.random()
    if k < 0.4:
        return str(r.randint(0, 99))
    if k < 0.6:
        return str(r.randint(100, 9999))
    if k < 0.75:
        return f"{r.random() * 500:.{r.choice([1, 2, 2])}f}"
    if k < 0.82:
        return f"{r.randint(1000, 999999):,}"
    if k < 0.85:
        return "".join(chr(ord(c) + 0xFEE0) for c in str(r.randint(1, 999)))
    if k < 0.95:
        return r.choice(["100", "95", "90", "98", "85", "80", "1000", "10", "1", "2", "0", "5", "7"])
    return str(r.randint(10000, 2000000))


def text(r):
    """A value cell's text: signs as often as they are hard, and all that may stand in the same columns."""
    k = r.random()
    unit = r.choice(UNITS) if r.random() < 0.9 else ""
    if k < 0.40:
        return r.choice(SIGNS) + (" " if r.random() < 0.08 else "") + number(r) + unit
    if k < 0.46:
        return r.choice(RARE_SIGNS) + number(r) + unit
    if k < 0.60:
        return r.choice(SIGNS)
    if k < 0.62:
        return r.choice(RARE_SIGNS)
    if k < 0.82:
        year = r.randint(2018, 2028)
        return r.choice([number(r) + unit] * 5 + [f"{year}年{r.randint(1, 12)}月{r.randint(1, 31)}日前", f"{year}年", number(r) + "-" + number(r) + unit])
    if k < 0.97:
        return r.choice(WORDS) + (number(r) + unit if r.random() < 0.3 else "")
    return "".join(chr(r.randint(0x4E00, 0x9FA5)) for _ in range(r.randint(1, 4)))


def class_of(value):
    first = SAME.get(value[0], value[0])
    if first in CLASSES:
        return CLASSES.index(first)
    return 8 if first in "0123456789０１２３４５６７８９" else 9


class Fonts:
    """Fonts by path and index; a text is drawn glyph by glyph, each from the first font that has it, as a viewer does."""

    def __init__(self, cjk, latin):
        self.cjk, self.latin, self.cache, self.known = cjk, latin, {}, {}

    def font(self, key, size):
        if (key, size) not in self.cache:
            if len(self.cache) > 600:
                self.cache.clear()
            self.cache[key, size] = ImageFont.truetype(key[0], size, index=key[1])
        return self.cache[key, size]

    def has(self, key, glyph):
        if (key, glyph) not in self.known:
            font = self.font(key, 40)
            mask = font.getmask(glyph)
            missing = font.getmask("\U000f1234")
            self.known[key, glyph] = mask.getbbox() is not None and bytes(mask) != bytes(missing)
        return self.known[key, glyph]

    def pick(self, r, value):
        """A font for every glyph, or None where the picked fonts lack one."""
        main = r.choice(self.cjk)
        latin = r.choice(self.latin) if r.random() < 0.35 else None
        signs_too = r.random() < 0.5
        keys = []
        for glyph in value:
            narrow = ord(glyph) < 0x250 or (signs_too and glyph in "≥≤≧≦⩾⩽≈")
            order = [latin, main] if latin and narrow else [main, latin]
            key = next((k for k in order if k and (glyph == " " or self.has(k, glyph))), None)
            if key is None:
                return None
            keys.append(key)
        return keys


def draw(r, fonts, value, keys, size):
    """Black on white at twice the size, shrunk by a filter of some program."""
    big = size * 2
    space = size * r.uniform(0.02, 0.15) if r.random() < 0.08 else 0
    image = Image.new("L", (int(big * (len(value) + 3)), big * 3), 255)
    pen, x = ImageDraw.Draw(image), big * 1.0
    ink = r.choice([0, 0, 0, 20, 40, 70])
    for glyph, key in zip(value, keys):
        font = fonts.font(key, big)
        pen.text((x, big * 2), glyph, font=font, fill=ink, anchor="ls")
        x += font.getlength(glyph) + space
        if x > big * 5:
            break
    image = image.crop((0, 0, int(min(x, big * 5) + big), big * 3))
    kind = r.choice([Image.BOX, Image.BILINEAR, Image.BICUBIC, Image.LANCZOS])
    dy, dx = r.randint(0, 1), r.randint(0, 1)
    return image.crop((dx, dy, image.width, image.height)).resize((image.width // 2, image.height // 2), kind)


def damage(r, rng, image, size):
    if r.random() < 0.35:
        image = image.rotate(r.uniform(-1.2, 1.2), Image.BILINEAR if r.random() < 0.5 else Image.BICUBIC, fillcolor=255)
    if r.random() < 0.12:
        image = image.filter(ImageFilter.MinFilter(3) if size > 30 or r.random() < 0.4 else ImageFilter.GaussianBlur(0.6))
    if r.random() < 0.10 and size > 26:
        image = image.filter(ImageFilter.MaxFilter(3))
    if r.random() < 0.6:
        image = image.filter(ImageFilter.GaussianBlur(r.uniform(0.3, 1.1) * max(1.0, size / 32) ** 0.5))
    if r.random() < 0.15:  # another resolution in between: a copy of a copy
        f = r.uniform(0.55, 0.9)
        small = image.resize((max(8, int(image.width * f)), max(8, int(image.height * f))), Image.BILINEAR)
        image = small.resize(image.size, r.choice([Image.BILINEAR, Image.BICUBIC]))
    a = np.asarray(image, np.float32)
    paper, lift = r.uniform(170, 255) if r.random() < 0.6 else 255, r.choice([0, 0, 20, 50, 80])
    a = lift + a / 255 * (paper - lift)
    if r.random() < 0.25:
        a = a - np.linspace(0, r.uniform(-40, 40), a.shape[1], dtype=np.float32)[None, :]
    if r.random() < 0.12:  # what is left of a seal
        y = r.randint(0, a.shape[0] - 1)
        a[max(0, y - 2) : y + 3, :] = np.minimum(a[max(0, y - 2) : y + 3, :], r.uniform(190, 235))
    sigma = r.choice([0, 0, 3, 6, 10, 14, 20])
    if sigma:
        a = a + rng.normal(0, sigma, a.shape).astype(np.float32)
    if r.random() < 0.22:  # fax
        a = np.where(a > r.uniform(0.35, 0.75) * paper, 255, 0).astype(np.float32)
        for _ in range(r.choice([0, 0, 1, 2, 4])):
            y, x = r.randint(0, a.shape[0] - 2), r.randint(0, a.shape[1] - 2)
            a[y : y + r.randint(1, 2), x : x + r.randint(1, 2)] = r.choice([0, 255])
    a = np.clip(a, 0, 255).astype(np.uint8)
    if r.random() < 0.4:
        buffer = io.BytesIO()
        Image.fromarray(a).save(buffer, "JPEG", quality=r.randint(25, 80))
        a = np.asarray(Image.open(io.BytesIO(buffer.getvalue())))
    return a


def tight(r, clean, a, size):
    """The damaged picture cut to the undamaged ink, give or take what a cutter errs by; now and then with a sliver of ruling."""
    ys, xs = np.where(clean < 160)
    if len(ys) == 0:
        return None
    slip = max(1, size // 20)
    err = lambda: r.randint(-1, slip) if r.random() < 0.5 else 0
    y0, y1 = ys.min() - err(), ys.max() + 1 + err()
    x0, x1 = xs.min() - err(), xs.max() + 1 + err()
    low = y1 - y0 < size * 0.5
    if r.random() < (0.6 if low else 0.15):  # a lone low glyph is kept as high as its line
        y0, y1 = min(y0, int(ys.mean() - size * 0.45)), max(y1, int(ys.mean() + size * 0.45))
    if r.random() < 0.04:
        x0 -= r.randint(0, size // 2)
    y0, x0 = max(0, y0), max(0, x0)
    a = np.array(a[y0 : min(a.shape[0], y1), x0 : min(a.shape[1], x1)])
    if a.shape[0] < 4 or a.shape[1] < 4:
        return None
    if r.random() < 0.05:
        edge = r.choice(["left", "top", "bottom"])
        wide = r.randint(1, 2)
        dark = r.randint(30, 150)
        if edge == "left":
            a = np.concatenate([np.full((a.shape[0], wide), dark, np.uint8), np.full((a.shape[0], r.randint(2, size)), int(np.percentile(a, 80)), np.uint8), a], 1)
        elif edge == "top":
            a = np.concatenate([np.full((wide, a.shape[1]), dark, np.uint8), np.full((r.randint(1, 3), a.shape[1]), int(np.percentile(a, 80)), np.uint8), a], 0)
        else:
            a = np.concatenate([a, np.full((r.randint(1, 3), a.shape[1]), int(np.percentile(a, 80)), np.uint8), np.full((wide, a.shape[1]), dark, np.uint8)], 0)
    return a


LEAST_DIFFERENCE = 25


def visible(clean, damaged):
    """Whether the ink is still darker than the paper: a line a fax swallowed teaches nothing."""
    return damaged[clean > 220].mean() - damaged[clean < 128].mean() > LEAST_DIFFERENCE if (clean < 128).any() else False


def level_at(a, share):
    """Grey level below which the share of the pixels lies; as `levelAt` in line-strip.ts."""
    counts = np.bincount(a.ravel(), minlength=256).cumsum()
    return int(np.searchsorted(counts, a.size * share, side="right"))


def samples(a, count, step, margin, length, axis, paper):
    each = max(1, int(np.floor(step + 0.5)))
    at = (np.arange(count * each) + 0.5) / each * step - 0.5 - margin
    low = np.floor(at).astype(int)
    share = at - low
    pad = np.full((1, a.shape[1]) if axis == 0 else (a.shape[0], 1), paper, np.float32)
    padded = np.concatenate([pad, a, pad], axis)
    before = np.take(padded, np.clip(low, -1, length) + 1, axis)
    after = np.take(padded, np.clip(low + 1, -1, length) + 1, axis)
    share = share[:, None] if axis == 0 else share[None, :]
    values = before + (after - before) * share
    shape = (count, each, a.shape[1]) if axis == 0 else (a.shape[0], count, each)
    return values.reshape(shape).mean(1 if axis == 0 else 2)


def strip(a):
    h, w = a.shape
    my, mx = max(1, int(np.floor(h * MARGIN_Y + 0.5))), max(1, int(np.floor(h * MARGIN_X + 0.5)))
    step_y = (h + 2 * my) / HEIGHT
    width = max(8, int(np.floor((w + 2 * mx) / step_y + 0.5)))
    paper = level_at(a, 0.7)
    across = samples(a.astype(np.float32), width, (w + 2 * mx) / width, mx, w, 1, paper)
    return np.floor(samples(across, HEIGHT, step_y, my, h, 0, paper) + 0.5).astype(np.uint8)


LEAST_CONTRAST = 40


def window(s):
    """The first columns of a strip, halved, 0 paper to 1 ink by the levels of the whole strip."""
    paper = level_at(s, 0.7)
    ink = min(level_at(s, 0.02), paper - LEAST_CONTRAST)
    cut = np.full((HEIGHT, COLUMNS), paper, np.float32)
    cut[:, : min(COLUMNS, s.shape[1])] = s[:, :COLUMNS]
    half = cut.reshape(HEIGHT // 2, 2, COLUMNS // 2, 2).mean((1, 3))
    return np.clip((paper - half) / (paper - ink), 0, 1)


def sample(r, rng, fonts):
    """One window with its class and text; drawn again until fonts have all glyphs."""
    while True:
        value = text(r)
        keys = fonts.pick(r, value)
        if keys is None:
            continue
        size = round(r.choice([r.uniform(17, 30), r.uniform(24, 42), r.uniform(36, 60)]))
        image = draw(r, fonts, value, keys, size)
        clean = np.asarray(image)
        damaged = damage(r, rng, image, size)
        a = tight(r, clean, damaged, size)
        if a is None or not visible(clean, damaged):
            continue
        return window(strip(a)), class_of(value), value, keys[0]


def batch(seed, count, fonts, sample=sample):
    """Windows, their classes, and what each shows; `sample` draws one."""
    r, rng = random.Random(seed), np.random.default_rng(seed)
    windows = np.zeros((count, HEIGHT // 2, COLUMNS // 2), np.uint8)
    classes, texts = np.zeros(count, np.int64), []
    for i in range(count):
        w, classes[i], value, key = sample(r, rng, fonts)
        windows[i] = np.floor(w * 255 + 0.5)
        texts.append((value, key[0]))
    return windows, classes, texts
