"""Lines of Chinese forms as a scanner, a copier, a phone or a fax leaves them, beside the same line undamaged, cut as the product cuts them.

What the lines say is drawn from a dictionary of Chinese words, from the names of levels, columns and units any form may have, from single
characters, numbers, dates, signs and marks; no form and no fixture takes part. Fonts are some of ../operator-net's.

  python3 damaged_lines.py FOLDER WORDS.txt DICTIONARY.txt FONT_FOLDER...     (see README.md)
"""
import io
import json
import pathlib
import random
import re
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "operator-net"))
from lines import Fonts, strip, visible  # noqa: E402

HAN = re.compile(r"^[\u4e00-\u9fff]+$")
MOST_CHARACTERS = 22
# Fonts with the simplified characters of common texts; the others would draw a text from two fonts.
CJK = ["uming.ttc", "ukai.ttc", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", "wqy-zenhei.ttc",
       "gkai00mp.ttf", "LXGWWenKai-Light.ttf", "LXGWWenKai-Regular.ttf", "LXGWWenKai-Bold.ttf"]
LATIN = ["LiberationSerif-Regular.ttf", "LiberationSans-Regular.ttf", "LiberationSerif-Bold.ttf", "DejaVuSans.ttf", "FreeSerif.ttf", "Carlito-Regular.ttf"]
HELD_CJK = ["gbsn00lp.ttf", "wqy-microhei.ttc", "DroidSansFallbackFull.ttf"]
HELD_LATIN = ["STIXGeneral-Regular.otf", "FreeSans.ttf", "LiberationSansNarrow-Regular.ttf"]

FORM_WORDS = (
    "一级指标 二级指标 三级指标 指标值 年度指标值 产出指标 效益指标 满意度指标 成本指标 数量指标 质量指标 时效指标 经济成本指标 社会成本指标 生态环境成本指标 经济效益指标 "
    "社会效益指标 生态效益指标 可持续影响指标 服务对象满意度指标 绩效目标 年度目标 总体目标 项目名称 主管部门 实施单位 资金 财政拨款 其他资金 完成率 覆盖率 合格率 及时率 达标率 增长率 "
    "满意度 数量 人数 次数 面积 金额 成本 控制 补助 标准 培训 建设 维护 购置 验收 发放 开展 保障 提升 改善 促进 覆盖 持续 完成 时间 质量 服务 群众 受益 对象 设备 系统 工程 改造 运行 "
    "床位 病床 日常 每日 工作日 截止 期末 未完成 已完成 土地 农户 户数 里程 水库 渠道 耕地 学校 学生 教师 医院 患者 疫苗 道路 桥梁 绿化 垃圾 污水 处理 排放 检测 监测 抽查 审计 档案 宣传 活动 场次"
).split()
UNITS = (
    "次 台 册 个 万元 人 人次 万人 户 家 场 % % % % ％ (%) （%） 份 期 亿元 公里 亩 平方米 项 天 元 篇 套 所 件 批次 万人次 辆 名 年 月 个月 ‰ 元/人 元/月 元/亩 元/平方米 吨 千克 kg 小时 分钟 米 处 条 "
    "座 棵 株 只 头 万亩 公顷 分 级 种 类 度 km mg/L 个工作日 (万元) （万人次） 个百分点 万立方米 千瓦时 人/次 元/人·月 立方米 张 本 支 床 间 幅 口 眼 艘 架 枚 只/年 床日"
).split()
MARKS = ["（", "）", "(", ")", "、", "，", "。", "；", "：", ":", "“", "”", "《", "》", "-", "—", "/", "·", ".", "+", "%", "～", "~", "…", "【", "】", "★", "*", "#", "①", "②", "③"]
SIGNS = ["≥", "≤", "＞", "＜", ">", "<", "=", "±", "~", "→"]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Texts:
    """Texts of forms; `characters` are those the recogniser knows."""

    def __init__(self, dictionary, characters):
        self.known = set(characters)
        words, weights = [], []
        for line in open(dictionary, encoding="utf8"):
            word, count, *_ = line.split(" ") + ["0"]
            if HAN.match(word) and len(word) <= 6 and all(c in self.known for c in word):
                words.append(word)
                weights.append((int(count or 0) + 1) ** 0.45)
        self.words, self.weights = words, np.cumsum(weights)
        self.han = sorted({c for w in words for c in w})
        often = {}
        for word, weight in zip(words, weights):
            for c in word:
                often[c] = often.get(c, 0) + weight
        self.often = np.cumsum([often[c] ** 0.5 for c in self.han])

    def word(self, r):
        return self.words[int(np.searchsorted(self.weights, r.random() * self.weights[-1]))]

    def character(self, r):
        return self.han[int(np.searchsorted(self.often, r.random() * self.often[-1]))]

    def words_like_a_name(self, r):
        wanted = r.choice([2, 4, 6, 8, 8, 10, 10, 12, 14, 16, 20])
        text = ""
        while len(text) < wanted:
            k = r.random()
            if k < 0.58:
                text += self.word(r)
            elif k < 0.80:
                text += r.choice(FORM_WORDS)
            elif k < 0.88:
                text += self.character(r)
            elif k < 0.94 and text:
                text += r.choice(MARKS)
            elif k < 0.97:
                text += number(r) + (r.choice(UNITS) if r.random() < 0.5 else "")
            else:
                text += r.choice(["（", "(", "“", "《", "【"]) + self.word(r) + r.choice(["）", ")", "”", "》", "】"])
        return text

    def one(self, r):
        k = r.random()
        if k < 0.52:
            return self.words_like_a_name(r)
        if k < 0.62:
            return "".join(self.character(r) for _ in range(r.randint(1, 8)))
        if k < 0.66:
            return "".join(r.choice(self.han) for _ in range(r.randint(1, 6)))
        if k < 0.80:
            return (r.choice(SIGNS) if r.random() < 0.5 else "") + number(r) + r.choice(UNITS + [""])
        if k < 0.85:
            return date(r)
        if k < 0.90:
            return r.choice(["指标%d：", "指标%d:", "%d.", "%d、", "（%d）", "(%d)", "目标%d：", "%d．", "%d）"]) % r.randint(1, 20) + self.words_like_a_name(r)
        if k < 0.93:
            return r.choice("一二三四五六七八九十") + r.choice(["、", "是", "级", "次"]) + self.words_like_a_name(r)
        if k < 0.96:
            return code(r)
        return r.choice([r.choice(FORM_WORDS), self.word(r), r.choice(FORM_WORDS) + r.choice(["(", "（"]) + r.choice(UNITS) + r.choice([")", "）"])])

    def text(self, r):
        while True:
            text = self.one(r)[:MOST_CHARACTERS]
            if text and all(c in self.known for c in text):
                return text


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
    if k < 0.84:
        return "".join(chr(ord(c) + 0xFEE0) for c in str(r.randint(1, 999)))
    if k < 0.92:
        return r.choice(["100", "95", "90", "98", "85", "80", "1000", "10", "1", "2", "0", "5", "7"])
    if k < 0.95:
        return number(r) + r.choice(["-", "~", "—", "～"]) + number(r)
    return str(r.randint(10000, 2000000))


def date(r):
    year, month, day = r.randint(2015, 2030), r.randint(1, 12), r.randint(1, 31)
    return r.choice([f"{year}年{month}月{day}日", f"{year}年{month}月底前", f"{year}年", f"{year}-{month:02d}-{day:02d}", f"{month}月{day}日前", f"{year}.{month}.{day}",
                     f"{year}年{month}月—{year + 1}年{day % 12 + 1}月", f"{year}年度", f"{month}月—{day % 12 + 1}月", "12月31日前", "年底前"])


def code(r):
    return r.choice([
        "".join(r.choice(LETTERS + "0123456789") for _ in range(r.randint(2, 10))),
        f"{r.randint(1, 99)}-{r.randint(1, 99)}", f"{r.random() * 10000:,.2f}", f"GB/T{r.randint(1000, 39999)}-{r.randint(1990, 2025)}",
        "".join(r.choice(LETTERS + LETTERS.lower()) for _ in range(r.randint(2, 7))), f"{r.randint(100000, 99999999)}", "5G", "PM2.5", "COD", "APP", "GIS",
    ])


def fonts_of(folders, cjk, latin):
    found = {p.name: str(p) for f in folders for p in sorted(pathlib.Path(f).rglob("*.[to]t[fc]"))}
    missing = [n for n in cjk + latin if n not in found]
    if missing:
        print("without", *missing, file=sys.stderr)
    index = lambda n: 2 if n.startswith("Noto") else 0
    return Fonts([(found[n], index(n)) for n in cjk if n in found], [(found[n], 0) for n in latin if n in found])


def draw(r, fonts, value, keys, size):
    """Black on white at twice the size, now and then bolder, thinner, wider, narrower or further apart than the font has it; and the same shrunk."""
    big = size * 2
    space = size * r.uniform(0.02, 0.2) if r.random() < 0.10 else 0
    image = Image.new("L", (int((big + space) * (len(value) + 3)), big * 2), 255)
    pen, x = ImageDraw.Draw(image), big * 0.7
    for glyph, key in zip(value, keys):
        font = fonts.font(key, big)
        pen.text((x, big * 1.45), glyph, font=font, fill=0, anchor="ls")
        x += font.getlength(glyph) + space
    image = image.crop((0, 0, int(x + big * 0.7), big * 2))
    k = r.random()
    if k < 0.08:
        image = image.filter(ImageFilter.MinFilter(3))
    elif k < 0.14 and size > 26 and "Light" not in keys[0][0]:
        image = image.filter(ImageFilter.MaxFilter(3))
    wide = r.uniform(0.85, 1.12) if r.random() < 0.15 else 1
    kind = r.choice([Image.BOX, Image.BILINEAR, Image.BICUBIC, Image.LANCZOS])
    dy, dx = r.randint(0, 1), r.randint(0, 1)
    return image.crop((dx, dy, image.width, image.height)).resize((int(image.width * wide / 2), image.height // 2), kind)


def shrunk(r, image, size, least, most):
    """Another resolution in between: a copy of a copy."""
    f = r.uniform(least, most)
    small = image.resize((max(8, int(image.width * f)), max(8, int(image.height * f))), r.choice([Image.BILINEAR, Image.BOX, Image.BICUBIC]))
    return small.resize(image.size, r.choice([Image.BILINEAR, Image.BICUBIC]))


def jpeg(a, quality):
    buffer = io.BytesIO()
    Image.fromarray(a).save(buffer, "JPEG", quality=quality)
    return np.asarray(Image.open(io.BytesIO(buffer.getvalue())))


def arcs(r, a, size):
    """What is left of a seal: pieces of a ring, of strokes, of a star's edge, lighter than ink."""
    layer = Image.new("L", (a.shape[1], a.shape[0]), 0)
    pen = ImageDraw.Draw(layer)
    for _ in range(r.randint(1, 4)):
        radius = size * r.uniform(1.5, 9)
        x, y = r.uniform(0, a.shape[1]), a.shape[0] / 2 + r.choice([-1, 1]) * radius * r.uniform(0.3, 1)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=r.randint(15, 150), width=max(1, int(size * r.uniform(0.05, 0.35))))
    layer = layer.filter(ImageFilter.GaussianBlur(r.uniform(0.4, 1.5)))
    return a - np.asarray(layer, np.float32)


def grain(r, rng, shape, sigma):
    noise = rng.normal(0, sigma, shape).astype(np.float32)
    if r.random() < 0.3:  # a scanner's own smoothing, or noise before the picture was scaled
        noise = (noise + np.roll(noise, 1, 1) + np.roll(noise, 1, 0) + np.roll(noise, (1, 1), (0, 1))) * 0.6
    return noise


def grey_damage(r, rng, image, size, hard):
    """A grey scan or photo: turned, blurred, faded, shaded, grainy, pressed into few bytes."""
    if r.random() < 0.6:
        image = image.rotate(r.uniform(-1, 1) * r.choice([0.3, 0.6, 1.2]), r.choice([Image.BILINEAR, Image.BICUBIC]), fillcolor=255)
    if r.random() < 0.8:
        image = image.filter(ImageFilter.GaussianBlur(r.uniform(0.25, 1.1 if hard else 0.7) * max(1.0, size / 30)))
    if r.random() < 0.25:
        image = shrunk(r, image, size, 0.5 if size > 26 else 0.62, 0.95)
    if r.random() < 0.07:  # moved while it was taken
        kernel = [0] * 25
        for i in range(5):
            kernel[10 + i if r.random() < 0.5 else 2 + 5 * i] = 1
        image = image.filter(ImageFilter.Kernel((5, 5), kernel, max(1, sum(kernel))))
    a = np.asarray(image, np.float32)
    paper, ink = r.uniform(170, 255), r.choice([0, 20, 40, 60, 80, 100])
    a = ink + a / 255 * (paper - ink)
    if r.random() < 0.35:
        a = a - np.linspace(0, r.uniform(-60, 60), a.shape[1], dtype=np.float32)[None, :]
    if r.random() < 0.12:
        a = a - np.linspace(0, r.uniform(-40, 40), a.shape[0], dtype=np.float32)[:, None]
    if r.random() < 0.18:
        a = arcs(r, a, size)
    a = a + grain(r, rng, a.shape, r.uniform(2, 22 if hard else 10))
    a = np.clip(a, 0, 255).astype(np.uint8)
    if r.random() < 0.8:
        a = jpeg(a, r.randint(20 if hard else 40, 80))
    if r.random() < 0.15:  # stretched to full contrast behind
        low, high = np.percentile(a, 1), np.percentile(a, 80)
        a = np.clip((a.astype(np.float32) - low) * 255 / max(30, high - low), 0, 255).astype(np.uint8)
    if r.random() < 0.4:  # the product turns the page upright
        a = np.asarray(Image.fromarray(a).rotate(r.uniform(-0.5, 0.5), Image.BILINEAR, fillcolor=int(np.percentile(a, 80))))
    return a


def fax_damage(r, rng, image, size):
    """Black and white."""
    if r.random() < 0.6:
        image = image.rotate(r.uniform(-1.2, 1.2), Image.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(r.uniform(0.2, 0.9)))
    if r.random() < 0.2:
        image = shrunk(r, image, size, 0.6, 0.95)
    a = np.asarray(image, np.float32)
    a = a + rng.normal(0, r.choice([0, 4, 10, 18, 26]), a.shape).astype(np.float32)
    a = np.where(a > r.uniform(95, 205), 255, 0).astype(np.uint8)
    for _ in range(r.choice([0, 0, 1, 2, 4, 8, 20])):
        y, x = r.randint(0, a.shape[0] - 2), r.randint(0, a.shape[1] - 2)
        a[y : y + r.randint(1, 2), x : x + r.randint(1, 2)] = r.choice([0, 0, 255])
    if r.random() < 0.5:
        a = np.asarray(Image.fromarray(a).rotate(r.uniform(-1, 1), r.choice([Image.BILINEAR, Image.BICUBIC]), fillcolor=255))
    if r.random() < 0.2:
        a = np.asarray(Image.fromarray(a).filter(ImageFilter.GaussianBlur(1)))
    return a


def damage(r, rng, image, size):
    k = r.random()
    if k < 0.25:
        return "fax", fax_damage(r, rng, image, size)
    if k < 0.65:
        return "hard", grey_damage(r, rng, image, size, True)
    return "soft", grey_damage(r, rng, image, size, False)


def box(r, clean, size):
    """The ink of the undamaged line, give or take what a cutter errs by."""
    ys, xs = np.where(clean < 160)
    if len(ys) == 0:
        return None
    slip = max(1, size // 14)
    err = lambda: r.randint(-1, slip) if r.random() < 0.5 else 0
    y0, y1 = ys.min() - err(), ys.max() + 1 + err()
    x0, x1 = xs.min() - err(), xs.max() + 1 + err()
    if y1 - y0 < size * 0.5 or r.random() < 0.12:  # a low glyph is kept as high as its line
        y0, y1 = min(y0, int(ys.mean() - size * 0.45)), max(y1, int(ys.mean() + size * 0.45))
    y0, x0 = max(0, y0), max(0, x0)
    if y1 - y0 < 5 or x1 - x0 < 4:
        return None
    return y0, min(clean.shape[0], y1), x0, min(clean.shape[1], x1)


def slivers(r, a, size):
    """What is left of a ruling or of the line above."""
    a = np.array(a)
    edge, dark, wide = r.choice(["left", "right", "top", "bottom"]), r.randint(30, 190), r.randint(1, 2)
    if edge == "left":
        a[:, :wide] = np.minimum(a[:, :wide], dark)
    elif edge == "right":
        a[:, -wide:] = np.minimum(a[:, -wide:], dark)
    elif edge == "top":
        a[:1, :] = np.minimum(a[:1, :], dark)
    else:
        a[-1:, :] = np.minimum(a[-1:, :], dark)
    return a


LEAST_KEPT = 0.4
WIDEST = 1000


def kept(clean, damaged):
    """Share of the ink a fax left black."""
    ink = clean < 128
    return (damaged[ink] < 128).mean() if ink.any() else 0


def sample(r, rng, fonts, texts):
    """(damaged, undamaged, text, kind of damage, font): two strips of the same cut."""
    while True:
        value = texts.text(r)
        keys = fonts.pick(r, value)
        if keys is None:
            continue
        size = round(r.choice([r.uniform(16, 26), r.uniform(20, 34), r.uniform(24, 50)]))
        image = draw(r, fonts, value, keys, size)
        clean = np.asarray(image)
        kind, damaged = damage(r, rng, image, size)
        at = box(r, clean, size)
        if at is None or not visible(clean, damaged) or (kind == "fax" and kept(clean, damaged) < LEAST_KEPT):
            continue
        y0, y1, x0, x1 = at
        a = damaged[y0:y1, x0:x1]
        if r.random() < 0.06:
            a = slivers(r, a, size)
        own = strip(np.ascontiguousarray(a))
        if own.shape[1] > WIDEST:
            continue
        return own, strip(np.ascontiguousarray(clean[y0:y1, x0:x1])), value, kind, keys[0][0]


def write(folder, name, seed, count, fonts, texts):
    """Strips of `count` lines, of every other line the undamaged one too, and what they are."""
    r, rng, listed = random.Random(seed), np.random.default_rng(seed), []
    with open(folder / f"{name}.bin", "wb") as file:
        for i in range(count):
            damaged, clean, text, kind, font = sample(r, rng, fonts, texts)
            for own, is_kind in ((damaged, kind), (clean, "clean")) if i % 2 == 0 else ((damaged, kind),):
                file.write(np.ascontiguousarray(own).tobytes())
                listed.append([own.shape[1], text, is_kind, pathlib.Path(font).name])
    (folder / f"{name}.json").write_text(json.dumps(listed, ensure_ascii=False))


def main():
    folder, words, dictionary, *fonts = sys.argv[1:]
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with open(dictionary, encoding="utf8") as file:
        texts = Texts(words, [line.rstrip("\n") for line in file])
    write(folder, "held-0", 7000, 400, fonts_of(fonts, HELD_CJK, HELD_LATIN), texts)
    own = fonts_of(fonts, CJK, LATIN)
    for k in range(12):
        write(folder, f"train-{k}", 1000 + k, 500, own, texts)


if __name__ == "__main__":
    main()
