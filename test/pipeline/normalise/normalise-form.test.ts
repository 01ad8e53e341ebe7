import { describe, expect, it } from 'vitest';
import { normaliseForm } from '../../../src/pipeline/normalise/normalise-form.ts';
import { field, form, printed, row } from './printed.ts';

const HERE = { ordinal: 1, path: 'a.pdf' };

describe('the head', () => {
  const raw = form(
    [],
    [
      field('项目名称', '城乡绿化\n项目'),
      field('主管部门及代码', '[077] 吉林省林业和草原局'),
      field('实施单位', '某某林场'),
      field('项目资金（万元）/年度资金总额', '1,250.5'),
      field('项目资金（万元）/其中：财政拨款', '1,000'),
      field('项目资金（万元）/其他资金', '250.5'),
      field('项目实施期限', '2024年1月1日至2024年12月31日'),
      field('年度绩效目标', '目标1：植树。\n目标2：管护。'),
      field('中长期目标', '改善生态。'),
      field('项目实施内容', '植树造林'),
      field('项目属性', '新增项目'),
    ],
  );
  const { indicators, head, ...result } = normaliseForm(raw, HERE);

  it('is normalised', () => {
    expect(indicators).toEqual([]);
    expect(head).toEqual(raw.fields);
    expect(result).toEqual({
      ordinal: 1,
      title: '城乡绿化项目绩效目标表',
      year: 2024,
      projectName: '城乡绿化项目',
      department: '[077]吉林省林业和草原局',
      region: { name: '吉林省', code: '220000' },
      budgetYuan: 12_505_000,
      fiscalYuan: 10_000_000,
      periodStart: '2024-01-01',
      periodEnd: '2024-12-31',
      annualGoal: '目标1：植树。目标2：管护。',
      longtermGoal: '改善生态。',
      content: '植树造林',
      fields: [raw.fields[2], raw.fields[5], raw.fields[10]],
      notes: [],
      pages: [1],
      review: false,
      problems: [],
    });
  });

  it('keeps a field that says more than was read from it', () => {
    const period = field('项目实施期限', '2024年1月1日至2024年12月31日\n新建绿地25处');
    const read = normaliseForm(form([], [period]), HERE);
    expect([read.periodStart, read.periodEnd, read.fields]).toEqual(['2024-01-01', '2024-12-31', [period]]);
  });

  it('takes the years of its heading for the period, where no field states one', () => {
    const read = (title: string, line: string | null, ...fields: ReturnType<typeof field>[]) => {
      const yearLine = line === null ? null : printed(line);
      const { year, periodStart, periodEnd, notes, ...own } = normaliseForm(
        form([], fields, { title: printed(title), yearLine, notes: [printed('注')] }),
        HERE,
      );
      return [own.title, year, periodStart, periodEnd, notes.map(({ raw }) => raw).join(' ')];
    };
    const period = field('项目实施期限', '2025年');
    const end = field('计划完成日期', '2025年6月30日');
    const title = '甲项目绩效目标表（2024-2026年）';
    expect(read(title, null)).toEqual([title, null, '2024-01-01', '2026-12-31', '注']);
    expect(read(title, null, period)).toEqual([title, null, '2025-01-01', '2025-12-31', '注']);
    expect(read(title, null, end)).toEqual([title, null, null, '2025-06-30', '注']);
    const bare = '甲项目绩效目标表';
    expect(read(bare, '（2024-2026年）')).toEqual([
      bare,
      null,
      '2024-01-01',
      '2026-12-31',
      '（2024-2026年） 注',
    ]);
    expect(read(bare, '（2024年度）')).toEqual([bare, 2024, null, null, '注']);
  });

  it('takes a field 单位 for the unit of its amounts, and no group label for a value', () => {
    const fields = [field('单位', '万元'), field('项目资金（万元）', ''), field('年度资金总额', '41')];
    const read = normaliseForm(form([], fields), HERE);
    expect([read.budgetYuan, read.fields, read.head]).toEqual([410_000, [], fields]);
  });

  it('keeps what it could not read among the fields, with a problem at its place', () => {
    const amount = field('年度资金总额', '854');
    const read = normaliseForm(form([], [amount, field('项目期', '长期')]), HERE);
    expect([read.budgetYuan, read.fields.map((f) => f.label)]).toEqual([null, ['年度资金总额', '项目期']]);
    expect(read.problems).toEqual([
      {
        code: 'money-without-unit',
        message: 'an amount without a unit: 854',
        severity: 'review',
        locator: amount.value.locators[0],
      },
    ]);
    expect(read.review).toBe(true);
  });
});

describe('a row', () => {
  const one = (...parts: Parameters<typeof row>) => normaliseForm(form([row(...parts)]), HERE).indicators[0]!;

  it('is normalised whole', () => {
    const raw = row('产出\n指标50%', '数量\n指标', '新增 绿地', '25', {
      sign: '≥',
      unit: '万平方米',
      weight: '10',
      explanation: '新增公园\n绿地面积',
      midtermTarget: '80',
      actual: '26.5',
      score: '9.5',
      deviationReason: '无',
    });
    const {
      reading,
      periodReadings,
      printed: kept,
      ...rest
    } = normaliseForm(form([raw]), HERE).indicators[0]!;
    expect(rest).toEqual({
      ordinal: 1,
      level1: '产出指标',
      level2: '数量指标',
      level3: '新增绿地',
      level1Code: '产出指标',
      level2Code: '数量指标',
      explanation: '新增公园绿地面积',
      weight: 10,
      level1Weight: 50,
      target: '25',
      period: 'annual',
      area: null,
      midtermTarget: '80',
      longtermTarget: null,
      actual: '26.5',
      score: '9.5',
      deviationReason: '无',
      page: 1,
      box: [10, 20, 30, 40],
      confidence: 1,
      review: false,
      problems: [],
    });
    expect(reading).toMatchObject({
      comparator: '>=',
      value: 25,
      unit: '万平方米',
      baseValue: 250_000,
      baseUnit: '平方米',
    });
    expect(Object.keys(periodReadings)).toEqual(['midtermTarget', 'actual']);
    expect(periodReadings.midtermTarget).toMatchObject({ comparator: '>=', baseValue: 800_000 });
    expect(periodReadings.actual).toMatchObject({ comparator: '=', baseValue: 265_000 });
    expect(kept.target).toBe(raw.target);
  });

  it('takes the form’s year for a date without one', () => {
    expect(one('产出指标', '时效指标', '完成时间', '12月底前').reading).toMatchObject({
      comparator: '<=',
      date: '2024-12-31',
    });
  });

  it('doubts the form’s year for a date of a longer period', () => {
    const due = row('产出指标', '时效指标', '完成时间', '12月底前');
    const codes = (period: typeof due.period) =>
      normaliseForm(form([{ ...due, period }]), HERE).indicators[0]!.problems.map((p) => p.code);
    expect([codes('annual'), codes('midterm')]).toEqual([[], ['date-year-doubtful']]);
  });

  it('is put up for review where characters recognised in a picture are not nearly certain', () => {
    const raw = row('产出指标', '数量指标', '新增绿地', '≥25亩');
    const codes = (page: number, confidence: number) =>
      normaliseForm(form([{ ...raw, level3: { ...raw.level3, confidence } }]), {
        ...HERE,
        recognised: new Set([page]),
      }).indicators[0]!.problems.map((p) => p.code);
    expect([codes(1, 0.84), codes(1, 0.86), codes(2, 0.84), codes(2, 0.4)]).toEqual([
      ['low-ocr-confidence'],
      [],
      [],
      ['low-confidence'],
    ]);
  });

  it('keeps both units where they contradict', () => {
    const { reading, printed: kept } = one('产出指标', '成本指标', '投资', '28.8万元', { unit: '%' });
    expect([reading.unit, kept.extras.unit?.raw]).toEqual(['万元', '%']);
    expect(reading.problems.map((p) => p.message)).toEqual([
      'the unit in the cell and the unit in its column (or name) differ: 万元 / %',
    ]);
  });

  it('carries the problems of its reading, at the target’s place', () => {
    const { problems, review, confidence } = one('产出指标', '数量指标', '培训', '≥25次，≥30人');
    expect(problems.map((p) => [p.code, p.severity, p.locator])).toEqual([
      ['several-values', 'review', printed('').locators[0]],
    ]);
    expect([review, confidence]).toEqual([true, 0.5]);
  });

  it('is for review without a level 1, not without a level 2', () => {
    expect(one(null, '数量指标', '培训', '3次')).toMatchObject({ level1: '', review: true });
    expect(one('满意度指标', null, '群众满意度', '≥90%')).toMatchObject({
      level2: '',
      level2Code: null,
      review: false,
    });
  });

  it('has satisfaction as level 1, as level 2, or as both', () => {
    const codes = (level1: string, level2: string | null) => {
      const { level1Code, level2Code, review } = one(level1, level2, '群众满意度', '≥90%');
      return [level1Code, level2Code, review];
    };
    expect(codes('满意度指标', null)).toEqual(['满意度指标', null, false]);
    expect(codes('效益指标', '满意度指标')).toEqual(['效益指标', '服务对象满意度指标', false]);
    expect(codes('满意度', '满意度')).toEqual(['满意度指标', '服务对象满意度指标', false]);
  });

  it('keeps an unknown level 2 with a remark, and a misread level 1 with its code for review', () => {
    const other = one('产出指标', '其他指标', '培训', '3次');
    expect([other.level2, other.level2Code, other.review, other.problems.map((p) => p.code)]).toEqual([
      '其他指标',
      null,
      false,
      ['unknown-level'],
    ]);
    const misread = one('产岀指标', '数量指标', '培训', '3次');
    expect([misread.level1, misread.level1Code, misread.problems.map((p) => p.code)]).toEqual([
      '产岀指标',
      '产出指标',
      ['level-misread'],
    ]);
  });

  it('has the least confidence of what it was read from; an unknown unit in doubtful characters is for review', () => {
    const sure = row('产出指标', '数量指标', '育苗', '25钵');
    expect(normaliseForm(form([sure]), HERE).indicators[0]).toMatchObject({
      confidence: 0.97,
      review: false,
    });
    const doubtful = { ...sure, target: printed('25坎', 0.9) };
    expect(normaliseForm(form([doubtful]), HERE).indicators[0]).toMatchObject({
      confidence: 0.45,
      review: true,
    });
  });

  it('keeps a weight it cannot read as a problem', () => {
    const { weight, problems } = one('产出指标', '数量指标', '培训', '3次', { weight: '十分' });
    expect([weight, problems.map((p) => p.code)]).toEqual([null, ['weight-unparsed']]);
  });
});
