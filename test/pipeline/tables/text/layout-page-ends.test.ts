import { describe, expect, it } from 'vitest';
import { linesPage } from '../../../../src/parsers/text/read-text.ts';
import { layoutPages } from '../../../../src/pipeline/tables/text/layout-pages.ts';
import type { BodyRequest } from '../../../../src/pipeline/tables/unruled/body-plan.ts';
import { unruledTables } from '../../../../src/pipeline/tables/unruled/find-tables.ts';
import { shown, shownCut } from './shown-blocks.ts';

const FIRST = `   一级指标     二级指标           三级指标             指标值
           数量指标     行道树补植               ≥7株
   产出指标     质量指标     苗木成活率               ≥76%
           时效指标     补植完成时间              5月底前
   效益指标     社会效益指标   居民出行方便              明显改善
                    公园开放天数              ≥300天
`;

/** The rows of the grid that begins on a line, with their cells. */
function gridFrom(text: string, line: number): readonly string[] {
  const all = shown(text);
  const at = all.findIndex((own) => own.includes(` @${line}-`));
  const rest = all.slice(at + 1);
  const end = rest.findIndex((own) => !own.startsWith('  '));
  return end < 0 ? rest : rest.slice(0, end);
}

describe('a page that goes on without a header', () => {
  const days = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, i) => {
      const name = '甲乙丙丁戊己庚辛壬癸子丑寅卯'[from + i];
      return `                    第${name}处公园开放天数            ≥${300 + from + i}天\n`;
    }).join('');

  it('has no level 1 where its label stands on the page before, however many its rows', () => {
    const second = `${days(0, 7)}           社会效益指标\n${days(7, 14)}   满意度     服务对象满意度  公园游客满意度             ≥90%\n`;
    const rows = gridFrom(`${FIRST}\f${second}`, 7);
    expect(rows[0]).toBe('  0↓14: | 1↓14:社会效益指标 | 2:第甲处公园开放天数 | 3:≥300天');
    expect(rows[14]).toBe('  0:满意度 | 1:服务对象满意度 | 2:公园游客满意度 | 3:≥90%');
  });

  it('is in doubt where a label is none, as a page with a header is', () => {
    const page = (label: string): string =>
      `${days(0, 2)}           ${label}   第一处公园开放天数            ≥300天\n${days(2, 4)}`;
    const doubts = (label: string): number =>
      gridFrom(`${FIRST}\f${page(label)}`, 7).filter((row) => row.includes('天?')).length;
    expect(doubts('数量指标质量指标')).toBe(5);
    // The first row may go with the label of the page before.
    expect(doubts('社会效益指标')).toBeLessThanOrEqual(1);
  });
});

describe('the last page', () => {
  /** Whether the plan of a page whose table reaches its end is told that rows may follow. */
  function cutBelow(isLast: boolean): boolean | undefined {
    const [page] = layoutPages(linesPage(FIRST).lines);
    if (page === undefined) throw new Error('a text has a page');
    const asked: boolean[] = [];
    const plan = (request: BodyRequest) => {
      asked.push(request.cutBelow);
      return null;
    };
    unruledTables(page, page.runs, [], null, plan, isLast);
    return asked[0];
  }

  it('has no rows behind it, as any other may have', () => {
    expect(cutBelow(true)).toBe(false);
    expect(cutBelow(false)).toBe(true);
  });
});

describe('the label beside the last row', () => {
  const text = (last: string): string => `   一级指标     二级指标           三级指标             指标值
           数量指标     行道树补植               ≥7株
   产出指标     质量指标     苗木成活率               ≥76%
           时效指标     补植完成时间              5月底前
                    公园开放天数              ≥300天
                    居民出行方便              明显改善
   ${last}              ≥90人`;
  const days = (own: readonly string[]): string | undefined =>
    own.find((row) => row.includes('公园开放天数'));

  it('may have more rows below where the text is cut short: which above are its own is open', () => {
    const whole = text('效益指标     社会效益指标   公园游客增加');
    expect(days(shownCut(whole))).toContain('公园开放天数?');
    expect(days(shown(whole))).toBe('  2:公园开放天数 | 3:≥300天');
  });

  it('has none where the form ends there', () => {
    const whole = text('满意度     服务对象满意度  公园游客满意度');
    expect(shownCut(whole)).toEqual(shown(whole));
  });
});

describe('a comparator', () => {
  it('left of where the name of the values stands is no end of the indicator’s name', () => {
    const text = ` 一级指标      二级指标        三级指标              指标值
 产出指标      数量指标     行道树补植数量        ≥      7       株
                       绿篱修剪长度         ≥    1340     米
          质量指标     苗木成活率          ≥     76.2      %
 效益指标      社会效益指标   居民出行方便         ＝     100       %
`;
    expect(gridFrom(text, 1).slice(1)).toEqual([
      '  0↓3:产出指标 | 1↓2:数量指标 | 2:行道树补植数量 | 3:≥ 7 株',
      '  2:绿篱修剪长度 | 3:≥ 1340 米',
      '  1:质量指标 | 2:苗木成活率 | 3:≥ 76.2 %',
      '  0:效益指标 | 1:社会效益指标 | 2:居民出行方便 | 3:＝ 100 %',
    ]);
  });
});
