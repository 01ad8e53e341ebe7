import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { rowsOfTornWords } from '../../../../src/pipeline/tables/text/torn-words.ts';
import { drawnTable } from './segmented-rows.ts';

const ROLES: readonly ColumnRole[] = ['level1', 'level2', 'level3', 'target'];

function torn(...drawn: readonly (readonly string[])[]): readonly number[] {
  const { rows, roles, atoms } = drawnTable(ROLES, drawn);
  return [...rowsOfTornWords(rows, roles, atoms)];
}

describe('rows one of whose cells ends amid a word', () => {
  it('are for review, within a row and over its end', () => {
    expect(torn(['产出指标', '数量指标', '改善农村学校办学条', '件受益'])).toEqual([0]);
    expect(
      torn(['产出指标', '数量指标', '培训', '300人，按教育局实'], ['', '', '施方案核定', '9人']),
    ).toEqual([0, 1]);
  });

  it('are none where words end with their cells, or a label stands between', () => {
    expect(torn(['产出指标', '数量指标', '农村学校办学条件', '改善'], ['', '', '培训教师', '9人'])).toEqual(
      [],
    );
    expect(
      torn(['产出指标', '数量指标', '培训', '落实'], ['效益指标', '社会效益指标', '施工安全', '提高']),
    ).toEqual([]);
  });

  it.each([
    '明、道路及设施',
    '生，以验收为准',
    '）建设',
    '（以验收为准）',
    '附件：绩效目标',
    '例',
    '指标校园绿化',
    '不超过',
    '人次',
  ])('%s is no name', (name) => {
    expect(torn(['产出指标', '数量指标', name, '9座'])).toEqual([0]);
  });

  it.each(['照明、道路及设施', '（一期）桥梁', '附件柜', '生猪', '指标1：绿化', '不超过预算', '人次增长'])(
    '%s may',
    (name) => {
      expect(torn(['产出指标', '数量指标', name, '9座'])).toEqual([]);
    },
  );

  it.each(['列入实事清单的', '宣传培训和', '新建、', '建设（', '照明以及'])(
    '%s goes on in the row below',
    (said) => {
      const above = ['产出指标', '数量指标', '桥梁', said];
      expect(torn(above, ['', '', '道路', '9座'])).toEqual([0, 1]);
      // The last text before a label ends there.
      expect(torn(above, ['效益指标', '社会效益指标', '道路', '9座'])).toEqual([]);
    },
  );

  it.each(['目的', '更加平和', '按期建成', '30户（套）'])('%s does not', (said) => {
    expect(torn(['产出指标', '数量指标', '桥梁', said], ['', '', '道路', '9座'])).toEqual([]);
  });

  it('情况 is no value, 情况良好 is one', () => {
    expect(torn(['产出指标', '数量指标', '桥梁', '情况'])).toEqual([0]);
    expect(torn(['产出指标', '数量指标', '桥梁', '情况良好'])).toEqual([]);
  });

  it('an explanation does not begin with the end of a word: its row and the one above are for review', () => {
    const roles: readonly ColumnRole[] = ['level1', 'level2', 'level3', 'explanation', 'target'];
    const explained = (explanation: string) => {
      const { rows, atoms } = drawnTable(roles, [
        ['效益指标', '社会效益指标', '质量安全', '质量安全', '下降'],
        ['', '', '事故', explanation, '减少'],
      ]);
      return [...rowsOfTornWords(rows, roles, atoms)].sort();
    };
    expect(explained('件，通过问卷取得')).toEqual([0, 1]);
    expect(explained('事件，通过问卷取得')).toEqual([]);
  });
});
