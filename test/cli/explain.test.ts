import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadImage } from '@napi-rs/canvas';
import { expect, it, vi } from 'vitest';
import type { Explanation } from '../../src/output/explanation.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';
import { runCli } from './run-cli.ts';

// Processes take their time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();

function fixture(path: string): string {
  return fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));
}

const TEXT = `项目支出绩效目标表
（2024年度）
项目名称\t青年驿站
预算部门\t团委
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t接待青年人数\t≥1.5万人
\t\t开放驿站\t12个
效益指标\t社会效益指标\t青年留存意愿\t有效提升
`;

it('lists every row of a text with its sources and rules', async () => {
  writeFiles(folder, { '驿站.txt': TEXT });
  const { code, stdout, stderr } = await runCli(['explain', '驿站.txt'], { cwd: folder });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toBe(`驿站.txt: text; forms: 1, rows: 3

Form 1
  title: 项目支出绩效目标表  line 1
  year line: （2024年度）  line 2
  year: 2024
  head:
    项目名称: 青年驿站  line 3
    预算部门: 团委  line 4
  columns:
    一级指标 -> level1
    二级指标 -> level2
    三级指标 -> level3
    指标值 -> target
  row 1: 接待青年人数
    level 1: 产出指标  line 6, printed at this row
    level 2: 数量指标  line 6, printed at this row
    level 3: 接待青年人数  line 6
    target: ≥1.5万人  line 6
      read as >= 1.5 万人, in base units 15000 人
      by number, sign, unit, magnitude
    confidence: 1
  row 2: 开放驿站
    level 1: 产出指标  line 6, carried from there
    level 2: 数量指标  line 6, carried from there
    level 3: 开放驿站  line 7
    target: 12个  line 7
      read as = 12 个
      by number, no-sign, unit
    confidence: 1
  row 3: 青年留存意愿
    level 1: 效益指标  line 8, printed at this row
    level 2: 社会效益指标  line 8, printed at this row
    level 3: 青年留存意愿  line 8
    target: 有效提升  line 8
      read as text
      by text
    confidence: 1

Everything printed, by where it ended: title 1, year-line 1, head-label 2, head-value 2, column-header 4, row 10

Rules that read the targets:
  number: an Arabic number, thousands by comma or space
  sign: a comparing sign, in any of its look-alikes, doubled or mistyped
  unit: the unit behind the number
  magnitude: a magnitude in front of a unit folds into the base value
  no-sign: a value without a comparator is =
  text: words only
`);
});

it('says of a page what is printed on it, and which labels were carried over the page break', async () => {
  // Rows 12 to 36 stand on page 2. The piece of 效益指标's cell on it is empty: the label stands on page 3.
  const file = fixture('attachments/009-rescue-no-header-chromium.pdf');
  const { code, stdout } = await runCli(['explain', file, '--page', '2', '--json']);
  expect(code).toBe(0);
  const explanation = JSON.parse(stdout) as Explanation & { readonly pictures: readonly string[] };
  expect(explanation).toMatchObject({ media_type: 'pdf', pages: 3, page: 2, pictures: [] });
  const [form] = explanation.forms;
  expect(form?.rows.map((row) => row.ordinal)).toStrictEqual(Array.from({ length: 25 }, (_, i) => i + 12));
  expect(form?.headers).toStrictEqual([]);
  const row = form?.rows.find(({ ordinal }) => ordinal === 33);
  expect(row).toMatchObject({
    level1: { name: '效益指标', source: 'carried', at: [{ page: 3 }] },
    level2: { name: '经济效益指标', source: 'here', printed: '经济效益指\n标', at: [{ page: 2 }] },
    level3: { name: '减少灾害直接经济损失' },
    target: { printed: '≥2600万元', comparator: '>=', value: 2600, base_value: 26_000_000, base_unit: '元' },
    review: false,
  });
  expect(form?.rows.find(({ ordinal }) => ordinal === 34)?.level2).toMatchObject({ source: 'merged' });
  expect(explanation.items.every(({ at }) => at.kind === 'box' && at.page === 2)).toBe(true);
  expect(new Set(explanation.items.map(({ place }) => place))).toStrictEqual(new Set(['row']));
});

it('tells the form and the place of everything printed, what stands outside every form as well', async () => {
  const file = fixture('attachments/012-letter-and-list-chromium.pdf');
  const { stdout } = await runCli(['explain', file, '--json']);
  const { items, forms } = JSON.parse(stdout) as Explanation;
  expect(forms.map(({ form }) => form)).toStrictEqual([1]);
  for (const { place, form } of items) expect(form === null, place).toBe(place === 'outside');
  expect(items.filter(({ place }) => place === 'title')).toHaveLength(1);
  expect(items.filter(({ place }) => place === 'outside').length).toBeGreaterThan(10);
});

it('draws a page into the file named', async () => {
  const out = join(folder, 'page.png');
  const file = fixture('attachments/008-rescue-stations-chromium.pdf');
  const { code, stdout, stderr } = await runCli(['explain', file, '--page', '3', '--out', out]);
  expect({ code, stderr }).toStrictEqual({ code: 0, stderr: `wrote ${out}\n` });
  expect(stdout).toMatch(/^008-rescue-stations-chromium\.pdf: pdf, page 3 of 3; forms: 1, rows: \d+\n/u);
  // A4, 594.96 × 841.92 points, at 1.5 pixels a point.
  const { width, height } = await loadImage(readFileSync(out));
  expect([width, height]).toStrictEqual([892, 1263]);
});

it('draws the pages with forms on them into a folder, at the scale asked for', async () => {
  const out = join(folder, 'a', 'pictures');
  // The first page is a covering letter and a list, the form follows.
  const file = fixture('attachments/012-letter-and-list-chromium.pdf');
  const { code, stdout } = await runCli(['explain', file, '--out', out, '--scale', '1', '--json']);
  expect(code).toBe(0);
  const { pictures, forms } = JSON.parse(stdout) as Explanation & { readonly pictures: readonly string[] };
  const names = forms.flatMap(({ pages }) => pages).map((n) => `012-letter-and-list-chromium-page-${n}.png`);
  expect(readdirSync(out).sort()).toStrictEqual(names);
  expect(pictures).toStrictEqual(names.map((name) => join(out, name)));
  expect(names).not.toContain('012-letter-and-list-chromium-page-1.png');
  expect((await loadImage(readFileSync(pictures[0]!))).width).toBe(595);
});

it('draws every page where there is no form: why is the question then', async () => {
  const out = join(folder, 'no-form');
  await runCli([
    'explain',
    fixture('attachments/013-budget-notes-chromium.pdf'),
    '--out',
    out,
    '--scale',
    '1',
  ]);
  expect(readdirSync(out)).toContain('013-budget-notes-chromium-page-1.png');
});

const THREE_PAGES = fixture('attachments/008-rescue-stations-chromium.pdf');
const ONE_PAGE = fixture('attachments/002-school-meals-chromium.pdf');
const A_TEXT = fixture('attachments/010-tech-vouchers-tab.txt');

it.each([
  [[THREE_PAGES, '--page', '4'], /has no page 4; its pages are 1 to 3$/mu],
  [[ONE_PAGE, '--page', '2'], /has no page 2; its only page is 1$/mu],
  [[ONE_PAGE, '--page', '0'], /whole number of at least 1/u],
  [[ONE_PAGE, '--scale', '-1'], /number above 0/u],
  [[ONE_PAGE, '--scale', '100', '--out', join(folder, 'huge.png')], /take a smaller scale$/mu],
  [
    [THREE_PAGES, '--out', join(folder, 'three.png')],
    /pages 1, 2, 3 are to be drawn: give --page, or a folder$/mu,
  ],
  [[A_TEXT, '--page', '1'], /has no pages; leave --page off$/mu],
  [
    [A_TEXT, '--out', join(folder, 'text.png')],
    /is a plain text: only pages of a PDF or an image can be drawn/u,
  ],
  [[folder], /is a folder; name one file in it$/mu],
  [[join(folder, 'nowhere.pdf')], /nowhere\.pdf: there is no such file$/mu],
  [[], /missing required argument 'file'/u],
] as const)('%j is wrong usage', async (args, message) => {
  const { code, stdout, stderr } = await runCli(['explain', ...args]);
  expect(stderr).toMatch(message);
  expect({ code, stdout }).toStrictEqual({ code: 2, stdout: '' });
  expect(existsSync(join(folder, 'huge.png')) || existsSync(join(folder, 'three.png'))).toBe(false);
});

it.each([
  ['broken/empty.pdf', 'empty.pdf: is empty (0 bytes) (empty-file)'],
  ['broken/program.exe', 'program.exe: is a Windows program (.exe); expected one of: '],
  ['broken/password.pdf', 'password.pdf: the PDF opens only with a password (password-protected)'],
])('%s cannot be read, and the reason is told', async (file, message) => {
  const { code, stdout, stderr } = await runCli(['explain', fixture(file)]);
  expect(stderr).toContain(message);
  expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' });
});
