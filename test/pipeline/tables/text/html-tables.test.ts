import { describe, expect, it } from 'vitest';
import { withHtmlTables } from '../../../../src/pipeline/tables/text/html-tables.ts';
import { shown } from './shown-blocks.ts';

/** The lines as `number: text`; null where the text holds no table of HTML. */
function rows(text: string): readonly string[] | null {
  const lines = text.split('\n').map((line, at) => ({ number: at + 1, text: line }));
  return withHtmlTables(lines)?.map((line) => `${line.number}: ${line.text}`) ?? null;
}

describe('tables of HTML within a text', () => {
  it('a merged cell stands in its first place, and a row keeps its line', () => {
    expect(
      rows(`# 绩效目标表
<table>
<tr><td rowspan="2">产出指标</td><th colspan='2'>数量指标</th></tr>
<tr><td>培训人次</td>
<td>500人次</td></tr>
</table>
备注`),
    ).toEqual([
      '1: # 绩效目标表',
      '2: ',
      '3: | 产出指标 | 数量指标 |  |',
      '4: |  | 培训人次 | 500人次 |',
      '6: ',
      '7: 备注',
    ]);
  });

  it('reads a table in one line among other text, without closing marks, and one cut off', () => {
    expect(rows('表1<html><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table></html>注')).toEqual([
      '1: 表1',
      '1: | 甲 | 乙 |',
      '1: | 丙 | 丁 |',
      '1: 注',
    ]);
    expect(rows('<TABLE border=1>\n<TR><TD>甲</TD><TD>乙')?.slice(1)).toEqual(['2: | 甲 | 乙 |', '2: ']);
  });

  it('keeps breaks and paragraphs within a cell, bars and what is no mark, and takes captions for lines', () => {
    expect(
      rows(
        '<table><caption>单位：万元</caption><tr><td><p>一</p><p>二</p></td><td><b>a|b</b> &lt;5</td></tr></table>',
      ),
    ).toEqual(['1: ', '1: 单位：万元', '1: | 一<br>二 | a\\|b <5 |', '1: ']);
    expect(rows('<table><tr><td>死亡率<5%，率>3%</td></tr></table>')).toContain('1: | 死亡率<5%，率>3% |');
  });

  it('keeps what stands between rows by mistake, and the texts of a table within a cell', () => {
    expect(rows('<table><tr><td>甲</td></tr>\n注：略\n<tr><td>乙</td></tr></table>')).toEqual([
      '1: ',
      '1: 注：略',
      '1: | 甲 |',
      '3: | 乙 |',
      '3: ',
    ]);
    const inner = '<table><tr><td>培训</td><td>9人</td></tr><tr><td>检查</td><td>3次</td></tr></table>';
    expect(rows(`<table><tr><td>甲</td><td>${inner}</td></tr></table>`)).toContain(
      '1: | 甲 | 培训 9人<br>检查 3次 |',
    );
  });

  it('gives rows that are read', () => {
    const cell = (text: string) => `<td>${text}</td>`;
    const header = ['一级指标', '二级指标', '三级指标', '指标值'].map(cell).join('');
    const row = `<td rowspan="1">产出指标</td>${['数量指标', '培训人次', '&ge;500人次'].map(cell).join('')}`;
    expect(shown(`<table><tr>${header}</tr><tr>${row}</tr></table>`).slice(1)).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0:产出指标 | 1:数量指标 | 2:培训人次 | 3:≥500人次',
    ]);
  });

  it('reads entities in text of other kinds too, but for the one that may be printed', () => {
    const text = (value: string) =>
      `一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t断面\t${value}\n`;
    expect(shown(text('&ge;36个')).at(-1)).toContain('3:≥36个');
    expect(shown(text('A&amp;B')).at(-1)).toContain('3:A&amp;B');
  });

  it.each(['一级指标\t<5%', '见 <table> 一节', 'table tr td'])('leaves %s', (text) => {
    expect(rows(text)).toBeNull();
  });
});
