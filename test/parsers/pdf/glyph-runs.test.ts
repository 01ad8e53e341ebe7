import { describe, expect, it } from 'vitest';
import { hex, pageOf, placed, problemsOf, show, texts } from './make-pdf.ts';

const textsOf = async (content: string) => texts(await pageOf({ content }));

describe('one text', () => {
  it('is put together by position, whatever the order of painting', async () => {
    expect(await textsOf(`${show(120, 700, '指标')}${show(100, 700, '绩效')}`)).toEqual(['绩效指标']);
  });

  it('is parted at a gap and at a vertical line', async () => {
    expect(await textsOf(`${show(100, 700, '绩效')}${show(123, 700, '指标')}`)).toEqual(['绩效', '指标']);
    expect(await textsOf(`${show(100, 700, '绩效指标')}120 650 m 120 750 l S`)).toEqual(['绩效', '指标']);
  });

  it('is not parted by a line that passes above it or crosses in the middle of a character', async () => {
    expect(await textsOf(`${show(100, 700, '绩效指标')}120 720 m 120 750 l S`)).toEqual(['绩效指标']);
    // The wall of a tight row above reaches into the text, not to its middle.
    expect(await textsOf(`${show(100, 700, '绩效指标')}120 706 m 120 750 l S`)).toEqual(['绩效指标']);
  });

  it('keeps the mark that closes it though it hangs over a line; what begins behind the line is another', async () => {
    expect(await textsOf(`${show(100, 700, '（套）')}120 650 m 120 750 l S`)).toEqual(['（套）']);
    expect(await textsOf(`${show(100, 700, '（套）（件）')}120 650 m 120 750 l S`)).toEqual([
      '（套）',
      '（件）',
    ]);
    expect(await textsOf(`${show(100, 700, '一套％')}120 650 m 120 750 l S`)).toEqual(['一套', '％']);
    expect(await textsOf(`${show(100, 700, '一套')}${show(122, 700, '）')}120 650 m 120 750 l S`)).toEqual([
      '一套',
      '）',
    ]);
  });

  it('is read once where it is painted twice to look bold, also in two fonts', async () => {
    const content = `${show(100, 700, '产出指标11')}${show(100.4, 700, '产出指标11')}${show(100, 660, '11')}${show(100.3, 660.3, '11')}`;
    expect(await textsOf(content)).toEqual(['产出指标11', '11']);
  });

  it('keeps characters that are repeated', async () => {
    expect(await textsOf(`${show(100, 700, '11')}${show(100, 680, '人人')}${show(100, 660, '……')}`)).toEqual([
      '11',
      '人人',
      '……',
    ]);
    // Half as wide as usual: the letters l are 1.1 points apart.
    expect(await textsOf(`BT /F 10 Tf 50 Tz 100 700 Td (hill) Tj ET`)).toEqual(['hill']);
  });

  it('is joined where its characters are spaced out evenly, by blanks or by character spacing', async () => {
    expect(await textsOf(show(100, 700, '项 目 名 称'))).toEqual(['项 目 名 称']);
    expect(await textsOf(`BT /S 10 Tf 8 Tc 100 700 Td ${hex('一级指标')} Tj ET`)).toEqual(['一 级 指 标']);
    expect(await textsOf(`BT /F 10 Tf 3 Tc 100 700 Td (2024) Tj ET`)).toEqual(['2 0 2 4']);
  });

  it('is not joined over uneven gaps, over the width of a column, over a line, or from two characters', async () => {
    const at = (...xs: number[]) => xs.map((x, i) => show(x, 700, '甲乙丙丁'.charAt(i))).join('');
    expect(await textsOf(at(100, 117, 140, 157))).toEqual(['甲', '乙', '丙', '丁']);
    expect(await textsOf(at(100, 130, 160, 190))).toEqual(['甲', '乙', '丙', '丁']);
    expect(await textsOf(`${at(100, 117, 134)}114 600 m 114 750 l S`)).toEqual(['甲', '乙', '丙']);
    expect(await textsOf(at(100, 117))).toEqual(['甲', '乙']);
  });

  it('is not joined over a dashed line whose gap lies beside its middle, but under a line that ends above it', async () => {
    const spaced = [100, 117, 134].map((x, i) => show(x, 700, '甲乙丙'.charAt(i))).join('');
    // The middle of the text is 703.5 high.
    expect(await textsOf(`${spaced}131 690 m 131 702 l S 131 705 m 131 717 l S`)).toEqual(['甲', '乙', '丙']);
    expect(await textsOf(`${spaced}131 708 m 131 730 l S`)).toEqual(['甲 乙 丙']);
  });
});

describe('superscripts', () => {
  it('joins the ² of m², at the end and in the middle of a text', async () => {
    expect(await textsOf(`${show(100, 700, 'm', 12)}${show(110, 705, '2', 7)}`)).toEqual(['m²']);
    expect(
      await textsOf(`${show(100, 700, '500m', 12)}${show(130.1, 705, '2', 7)}${show(134, 700, '以上', 12)}`),
    ).toEqual(['500m²以上']);
    expect(
      await textsOf(`BT /F 12 Tf 100 700 Td (10) Tj 4 Ts /F 7 Tf (4) Tj 0 Ts /F 12 Tf (t) Tj ET`),
    ).toEqual(['10⁴t']);
  });

  it('does not make 10² of 102, nor a superscript of a lowered or a large digit', async () => {
    expect(await textsOf(show(100, 700, '102'))).toEqual(['102']);
    expect(await textsOf(`${show(100, 700, 'CO', 12)}${show(118, 697, '2', 7)}`)).toEqual(['CO2']);
    expect(await textsOf(`${show(100, 700, 'm', 12)}${show(110, 705, '2', 11)}`)).toEqual(['2', 'm']);
  });

  it('joins no small text that stands elsewhere', async () => {
    expect(await textsOf(`${show(100, 700, 'm', 12)}${show(118, 705, '2', 7)}`)).toEqual(['2', 'm']);
    expect(await textsOf(`${show(100, 700, 'm', 12)}${show(110, 712, '2', 7)}`)).toEqual(['2', 'm']);
  });
});

describe('texts over each other', () => {
  const row = `${show(100, 700, '所有培训人员满意度')}${show(300, 700, '≥95%')}`;
  const grid = '90 690 m 400 690 l S 90 715 m 400 715 l S 90 690 m 90 715 l S 400 690 m 400 715 l S';

  it('leaves out a level watermark under a table, and its words stay whole', async () => {
    const page = await pageOf({ content: `0.85 g ${show(95, 690, '内部资料', 60)}0 g ${grid} ${row}` });
    expect(texts(page)).toEqual(['所有培训人员满意度', '≥95%']);
    expect(page.problems.map(({ message, severity }) => [message, severity])).toEqual([
      ['page 1: a watermark was left out: 内部资料', 'info'],
    ]);
  });

  it('leaves out a small one that is printed all over the page', async () => {
    const marks = [660, 698, 720, 740]
      .flatMap((y) => [100, 180, 260, 340].map((x) => show(x, y, '内部', 10)))
      .join('');
    const page = await pageOf({ content: `0.85 g ${marks}0 g ${grid} ${row}` });
    expect(texts(page)).toEqual(['所有培训人员满意度', '≥95%']);
    expect(page.problems.map(({ message }) => message)).toEqual([
      `page 1: a watermark was left out: ${'内部'.repeat(16)}`,
    ]);
  });

  it('keeps light text that is the same in many cells, or crossed but said once', async () => {
    const cells = [600, 620, 640, 660, 680].map((y) => show(100, y, '合格', 10)).join('');
    const same = await pageOf({ content: `0.7 g ${cells}0 g ${grid} ${row}` });
    expect(texts(same).filter((text) => text === '合格')).toHaveLength(5);
    const once = await pageOf({ content: `0.7 g ${show(200, 686, '灰色说明文字', 10)}0 g ${grid} ${row}` });
    expect(texts(once)).toContain('灰色说明文字');
  });

  it('leaves out one that is transparent instead of light', async () => {
    const page = await pageOf({
      content: `${grid} ${row} /T gs ${show(95, 690, '内部资料', 60)}`,
      resources: '/ExtGState << /T << /ca 0.2 >> >>',
    });
    expect(texts(page)).toEqual(['所有培训人员满意度', '≥95%']);
  });

  it('keeps a large light title that nothing crosses, light small print, and a large dark text', async () => {
    const title = await pageOf({ content: `0.7 g ${show(100, 740, '绩效目标表', 24)}0 g ${grid} ${row}` });
    expect(texts(title)[0]).toBe('绩效目标表');
    const small = await pageOf({ content: `${grid} ${row} 0.7 g ${show(200, 700, '灰色', 10)}` });
    expect(texts(small)).toContain('灰色');
    const dark = await pageOf({ content: `${show(95, 690, '作废', 60)}${grid} ${row}` });
    expect(texts(dark).sort()).toEqual(['≥95%', '作废', '所有培训人员满意度'].sort());
    expect(problemsOf(dark)).toEqual(['overlapping-text review']);
  });

  it('tells two texts of one size printed over each other apart, and puts the page up for review', async () => {
    const page = await pageOf({ content: `${show(100, 700, '原来的指标')}${show(104, 700, '新写的数值')}` });
    expect(texts(page)).toEqual(['原来的指标', '新写的数值']);
    expect(problemsOf(page)).toEqual(['overlapping-text review']);
  });

  it('doubts both of them and no other text; a small mark in a larger text is none of two', async () => {
    const page = await pageOf({
      content: `${show(100, 700, '500')}${show(103, 702, '800')}${show(100, 650, '300')}`,
    });
    expect(page.runs.map(({ text, confidence }) => [text, confidence])).toEqual([
      ['500', 0.4],
      ['800', 0.4],
      ['300', 1],
    ]);
    const mark = await pageOf({
      content: `BT /S 20 Tf 100 700 Td ${hex('数')} Tj ET BT /F 8 Tf 104 706 Td (2) Tj ET`,
    });
    expect(problemsOf(mark)).toEqual([]);
  });

  it('takes no font with widths too large for texts over each other', async () => {
    const wide = `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 48 /LastChar 57
      /Widths [1000 1000 1000 1000 1000 1000 1000 1000 1000 1000] >>`;
    const page = await pageOf({
      content: 'BT /W 10 Tf 100 700 Td [(2) 450 (0) 450 (2) 450 (4)] TJ ET',
      fonts: `/W ${wide}`,
    });
    expect(texts(page)).toEqual(['2024']);
    expect(problemsOf(page)).toEqual([]);
  });
});

it('gives runs the em box of a Chinese font on their baseline', async () => {
  expect(placed(await pageOf({ content: show(100, 700, '绩效', 20) }))).toEqual(['绩效 100 82 140 102']);
});
