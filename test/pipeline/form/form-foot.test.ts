import { describe, expect, it } from 'vitest';
import { EMPTY, formsOf, type GridNotation, grid, line } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
const ROW = ['产出指标', '数量指标', '培训人数', '≥25次'];
const SHOWN = '产出指标 | 数量指标 | 培训人数 | ≥25次';

function formOf(cells: GridNotation) {
  return formsOf([line('项目支出绩效目标表'), grid(cells)]);
}

describe('signatures and addresses drawn into the table', () => {
  it('are fields of the form, no rows', () => {
    expect(formOf([HEADER, ROW, ['填报人：', '张三', '联系电话：', '010-1234567']])).toEqual({
      forms: [
        {
          ...EMPTY,
          title: '项目支出绩效目标表',
          fields: ['填报人=张三', '联系电话=010-1234567'],
          rows: [SHOWN],
        },
      ],
      outside: [],
      lost: [],
    });
  });

  it('may stand with their labels in one cell', () => {
    const { forms } = formOf([HEADER, ROW, ['填报人：张三', '', '联系电话：010-1234567', '']]);
    expect(forms.map(({ rows, fields }) => [rows, fields])).toEqual([
      [[SHOWN], ['填报人=张三', '联系电话=010-1234567']],
    ]);
    const name = ['^', '^', '联系人：按期更换', '3人'];
    expect(formOf([HEADER, ROW, name]).forms[0]!.rows[1]).toBe(
      '产出指标 | 数量指标 | 联系人：按期更换 | 3人',
    );
  });

  it('rows below them are rows all the same', () => {
    const { forms } = formOf([
      HEADER,
      ROW,
      ['审核人', '李四', '填报日期', '2024年3月5日'],
      ['效益指标', '社会效益', '就业人数', '30人'],
    ]);
    expect(forms.map(({ rows }) => rows)).toEqual([[SHOWN, '效益指标 | 社会效益 | 就业人数 | 30人']]);
  });

  it('an indicator is one whatever it is called', () => {
    const { forms } = formOf([HEADER, ROW, ['^', '^', '联系人', '3人']]);
    expect(forms.map(({ rows }) => rows)).toEqual([[SHOWN, '产出指标 | 数量指标 | 联系人 | 3人']]);
  });
});

describe('the year in a cell across the table', () => {
  it('is the form’s', () => {
    const { forms } = formOf([['（2024年度）', '<', '<', '<'], HEADER, ROW]);
    expect(forms.map(({ year, rows }) => [year, rows])).toEqual([['（2024年度）', [SHOWN]]]);
  });

  it('in a row with something else is not', () => {
    const { forms } = formOf([['项目期', '2024年', '<', '<'], HEADER, ROW]);
    expect(forms.map(({ year, fields }) => [year, fields])).toEqual([[null, ['项目期=2024年']]]);
  });
});
