import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesPage } from '../../../../src/parsers/text/read-text.ts';
import { linesToBlocks } from '../../../../src/pipeline/tables/text/lines-to-blocks.ts';

const FOLDERS = ['../../../../../shared/seeds/', '../../../../fixtures/attachments/'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);

/** What marks cells and rules between rows is no text. */
const MARKS = /[\s\u200b\ufeff|"]+|:?-{3,}:?/gu;

function characters(text: string): string {
  return [...text.replace(MARKS, '')].sort().join('');
}

function charactersOfBlocks(text: string): string {
  const texts = linesToBlocks(linesPage(text)).blocks.flatMap((block) =>
    block.kind === 'text' ? [block.text] : block.cells.flatMap((cell) => cell.lines),
  );
  return characters(texts.join(''));
}

describe('every character of a text ends in exactly one block', () => {
  const files = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt') && !name.includes('gb18030'))
      .map((name) => folder + name),
  );

  it.each(files)('%s', (file) => {
    const text = readFileSync(file, 'utf8');
    expect(charactersOfBlocks(text)).toBe(characters(text));
  });

  it('whatever the text', () => {
    const piece = fc.constantFrom(
      '一级指标',
      '二级指标',
      '三级指标',
      '指标值',
      '产出指标',
      '数量指标',
      '满意度指标',
      '年度绩效指标',
      '绩效指标',
      '项目名称',
      '年度目标',
      '长期目标',
      '项目资金（万元）',
      '其中：财政拨款',
      '甲县水利局',
      '培训人数',
      '完成（含',
      '≥25次',
      '12',
      '- 3 -',
      '备注：无。',
      '某项目绩效目标表',
    );
    const gap = fc.constantFrom(' ', '  ', '\n', '\n\n', '\t', '\t\t', '\n\f', '\n| ', ' | ', '|\n', ',');
    const text = fc.array(fc.tuple(piece, gap), { maxLength: 40 }).map((all) => all.flat().join(''));
    fc.assert(
      fc.property(text, (t) => {
        const expected = characters(t).replace(/,/gu, '');
        expect(charactersOfBlocks(t).replace(/,/gu, '')).toBe(expected);
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
  });
});
