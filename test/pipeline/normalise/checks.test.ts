import { expect, it } from 'vitest';
import type { RawRow } from '../../../src/pipeline/form/raw-form.ts';
import { normaliseForm } from '../../../src/pipeline/normalise/normalise-form.ts';
import { field, form, row } from './printed.ts';

/** Codes of every row and of the form, those for review marked. */
function codes(rows: readonly RawRow[], fields = [field('年度资金总额', '100万元')]) {
  const read = normaliseForm(form(rows, fields), { ordinal: 1, path: '' });
  const list = (problems: typeof read.problems) =>
    problems.map((p) => p.code + (p.severity === 'review' ? '!' : ''));
  return { rows: read.indicators.map((i) => list(i.problems)), form: list(read.problems) };
}

const plain = row('产出指标', '数量指标', '植树', '≥25株');

it('a sound form has no problem', () => {
  const cost = row('产出指标', '成本指标', '植树成本', '≤80万元');
  expect(codes([plain, cost])).toEqual({ rows: [[], []], form: [] });
});

it('a duplicated row', () => {
  expect(codes([plain, row('产出指标', '数量指标', '植 树', '≥ 25株')]).rows).toEqual([
    [],
    ['duplicate-row!'],
  ]);
  expect(codes([plain, row('产出指标', '数量指标', '植树', '≥26株')]).rows).toEqual([[], []]);
  expect(codes([plain, { ...plain, period: 'midterm' }, { ...plain, area: '甲镇' }]).rows).toEqual([
    [],
    [],
    [],
  ]);
});

it('a share above 100 %', () => {
  const rate = (name: string, target: string) => codes([row('产出指标', '质量指标', name, target)]).rows[0];
  expect(rate('苗木成活率', '≥292%')).toEqual(['rate-above-100!']);
  expect(rate('群众满意度', '≥9096')).toEqual(['rate-above-100!']);
  expect(rate('苗木成活率', '≥100%')).toEqual([]);
  expect(rate('产值增长率', '≥120%')).toEqual(['rate-above-100']);
  expect(rate('产值', '≥120%')).toEqual(['rate-above-100']);
  expect(rate('投诉处理件数', '≥120件')).toEqual([]);
  expect(rate('植树株数', '≥292')).toEqual([]);
  expect(rate('率先改造户数', '≥292')).toEqual([]);
  expect(rate('苗木成活率', '≥292株')).toEqual([]);
});

it('a share of 0 to 1 where shares are high', () => {
  const rate = (name: string, target: string, unit = '%') =>
    codes([row('产出指标', '质量指标', name, target, { unit })]).rows[0];
  expect(rate('群众满意度', '0.95')).toEqual(['rate-as-fraction!']);
  expect(rate('验收合格率', '1')).toEqual(['rate-as-fraction!']);
  expect(rate('验收合格率', '1', '')).toEqual(['rate-as-fraction!']);
  expect(rate('验收合格率', '1%')).toEqual([]);
  expect(rate('验收合格率', '100')).toEqual([]);
  expect(rate('验收不合格率', '≤1')).toEqual([]);
  expect(rate('完成率提高', '0.5')).toEqual([]);
  expect(rate('验收完成', '1', '项')).toEqual([]);
  expect(rate('验收完成', '1', '')).toEqual([]);
  expect(rate('苗木成活率', '0.95', '株')).toEqual([]);
  expect(rate('验收合格率', '0')).toEqual([]);
  expect(rate('失业率', '0.5')).toEqual([]);
  expect(rate('服务及时率', '≤1')).toEqual([]);
  expect(rate('服务及时率', '＜1')).toEqual([]);
});

it('a level 2 under the wrong level 1', () => {
  const under = (level1: string, level2: string) => codes([row(level1, level2, '某项', '3个')]).rows[0];
  expect(under('效益指标', '数量指标')).toEqual(['level2-misplaced!']);
  expect(under('产出指标', '社会效益指标')).toEqual(['level2-misplaced!']);
  expect(under('效果指标', '社会效益指标')).toEqual([]);
  expect(under('效益指标', '满意度指标')).toEqual([]);
  expect(under('成本指标', '经济成本指标')).toEqual([]);
  expect(under('产出指标', '成本指标')).toEqual([]);
  expect(under('效益指标', '成本指标')).toEqual(['level2-misplaced!']);
  expect(under('满意度指标', '经济成本指标')).toEqual(['level2-misplaced!']);
  expect(under('产出指标', '满意度指标')).toEqual(['level2-misplaced!']);
  expect(under('成本指标', '社会效益指标')).toEqual(['level2-misplaced!']);
  expect(under('履职效能', '数量指标')).toEqual(['unknown-level']);
});

it('costs under 产出指标 in a form with 成本指标 as a level 1', () => {
  const rows = (cost: string) =>
    codes([row('产出指标', cost, '补助标准', '≤3万元'), row('成本指标', '生态环境成本指标', '回收率', '85%')])
      .rows;
  expect(rows('经济成本指标')).toEqual([['level2-misplaced!'], []]);
  expect(rows('成本指标')).toEqual([['level2-misplaced!'], []]);
  expect(rows('质量指标')).toEqual([[], []]);
});

it('a level with another run into it', () => {
  const levels = (level1: string, level2: string) => codes([row(level1, level2, '某项', '3个')]).rows[0];
  expect(levels('绩效指标', '')).toEqual(['unknown-level!']);
  expect(levels('效益指标', '降率生态效益指标')).toEqual(['unknown-level!']);
  expect(levels('效益指标', '其他效益')).toEqual(['unknown-level']);
});

it('a level 2 in the place of level 1, among rows under levels of the standard', () => {
  const third = (level1: string, level2: string) =>
    codes([plain, row('产出指标', '质量指标', '成活率', '≥90%'), row(level1, level2, '某项', '3个')]).rows[2];
  expect(third('时效指标', '')).toContain('level-missing!');
  expect(third('满意度指标', '')).toEqual([]);
  expect(third('履职效能', '数量指标')).toEqual(['unknown-level']);
});

it('a row without level 2 where most have one, unless its level 1 may stand over both', () => {
  const second = row('产出指标', '质量指标', '成活率', '≥90%');
  const third = (level1: string) => codes([plain, second, row(level1, '', '某项', '3个')]).rows[2];
  expect(third('产出指标')).toEqual(['level-missing!']);
  expect(third('满意度指标')).toEqual([]);
  expect(third('成本指标')).toEqual([]);
  expect(codes([plain, row('产出指标', '', '某项', '3个'), row('效益指标', '', '另项', '3个')]).rows).toEqual(
    [[], [], []],
  );
});

it('a level 2 in the place of level 1, with nothing of level 2 beside it', () => {
  const of = (...levels: readonly (readonly [string, string])[]) =>
    codes(levels.map(([level1, level2], i) => row(level1, level2, `第${i}项`, '3个'))).rows.map((found) =>
      found.includes('level-missing!'),
    );
  expect(of(['产出指标', ''], ['效益指标', ''], ['质量指标', ''])).toEqual([false, false, true]);
  expect(of(['质量指标', ''], ['社会效益指标', ''], ['管护工作', '数量指标'])).toEqual([true, true, false]);
  expect(of(['产出指标', ''], ['效益指标', ''], ['质量指标', '验收质量'])).toEqual([false, false, false]);
  expect(of(['产出指标', ''], ['效益指标', ''], ['管护工作', ''])).toEqual([false, false, false]);
});

it('names of level 2 alone are the levels of a form that has but one', () => {
  const rows = ['质量指标', '社会效益指标', '产出指标'].map((level1, i) =>
    row(level1, '', `第${i}项`, '3个'),
  );
  const missing = (own: readonly RawRow[]) =>
    codes(own)
      .rows.flat()
      .filter((code) => code === 'level-missing!').length;
  expect(missing(rows.slice(0, 2))).toBe(0);
  expect(missing(rows)).toBe(0);
  expect(missing([...rows, row('效益指标', '', '另项', '4个')])).toBe(2);
});

it('a value at the end of a name whose target is in words', () => {
  const named = (name: string, target: string) => codes([row('产出指标', '数量指标', name, target)]).rows[0];
  expect(named('文化活动参与人数51万人次', '提升城市影响力')).toEqual(['value-in-name!']);
  expect(named('验收合格率98%', '持续提高')).toEqual(['value-in-name!']);
  expect(named('创建示范农场≥25家', '持续提高')).toEqual(['value-in-name!']);
  expect(named('创建示范农场（≥）家', '持续提高')).toEqual([]);
  expect(named('文化活动参与人数51万人次', '≥51万人次')).toEqual([]);
  expect(named('文化活动参与人数', '持续提高')).toEqual([]);
  expect(named('开展2024年度检查', '按计划完成')).toEqual([]);
  expect(named('落实十四五规划', '按计划完成')).toEqual([]);
  expect(named('推进改革3步走', '按计划完成')).toEqual([]);
});

it('a bound at the end of a name whose target is a text or a day', () => {
  const named = (name: string, target: string) => codes([row('产出指标', '质量指标', name, target)]).rows[0];
  expect(named('合格率（%）≥95', '有效')).toEqual(['value-in-name!']);
  expect(named('合格率≥95', '2024年12月底前')).toEqual(['value-in-name!']);
  // What stands in brackets, or amid the name, is part of it.
  expect(named('合格率（≥95%）', '达标')).toEqual([]);
  expect(named('年龄≥60岁老人入住率', '达标')).toEqual([]);
  expect(named('合格率（%）', '有效')).toEqual([]);
  expect(named('合格率（%）≥95', '95%')).toEqual([]);
  expect(named('合格率（%）≥95', '96%')).toEqual(['value-in-name!']);
});

it('points at the end of a name, whatever the target, unless it says them too', () => {
  const named = (name: string, target: string) => codes([row('产出指标', '数量指标', name, target)]).rows[0];
  expect(named('培训人数10分', '≥25人')).toEqual(['value-in-name!']);
  expect(named('培训人数10分', '≥10人')).toEqual(['value-in-name!']);
  expect(named('培训人数(人)10.5分', '≥25人')).toEqual(['value-in-name!']);
  expect(named('考核得分90分', '≥90分')).toEqual([]);
  expect(named('考核得分90分', '≥85分')).toEqual(['value-in-name!']);
  expect(named('到场时间10分钟', '≥90%')).toEqual([]);
  expect(named('课程学分', '≥10分')).toEqual([]);
});

it('points in a name’s brackets are a weight where every row has one, the same in its column where there is one', () => {
  const named = (...rows: readonly (readonly [name: string, target: string, weight?: string])[]) =>
    codes(
      rows.map(([name, target, weight]) =>
        row('产出指标', '数量指标', name, target, weight === undefined ? {} : { weight }),
      ),
    ).rows;
  expect(named(['培训人数（40分）', '25人'], ['培训场次（50分）', '3次'])).toEqual([[], []]);
  expect(named(['培训人数（40分）', '25人'], ['培训场次', '3次'])).toEqual([['value-in-name!'], []]);
  expect(named(['培训人数（40分）', '25人'], ['培训场次', '3次', '50'])).toEqual([[], []]);
  expect(named(['培训人数（40分）', '25人', '40'], ['培训场次', '3次', '50'])).toEqual([[], []]);
  expect(named(['培训人数（40分）', '25人', '30'], ['培训场次', '3次', '60'])).toEqual([
    ['value-in-name!'],
    [],
  ]);
  expect(named(['满意度（90分）', '90分', '30'], ['培训场次', '3次', '60'])).toEqual([[], []]);
});

it('a name that breaks off in a list, and the row below that may be its rest', () => {
  const names = (...own: readonly string[]) =>
    codes(own.map((name) => row('产出指标', '时效指标', name, '≤3天'))).rows;
  const broken = ['name-unlikely!'];
  expect(names('平台建设', '建成并通过初验、', '试运行时间', '验收时间')).toEqual([[], broken, broken, []]);
  expect(names('平台建设', '建成，')).toEqual([[], broken]);
  expect(names('建成、试运行时间', '1、验收时间；')).toEqual([[], []]);
});

it('a name that breaks off behind a preposition, not one that ends in a word of that character', () => {
  const names = (...own: readonly string[]) =>
    codes(own.map((name) => row('产出指标', '时效指标', name, '≤3天'))).rows;
  expect(names('平台在', '年内建成时间')).toEqual([['name-unlikely!'], ['name-unlikely!']]);
  expect(names('安全隐患存在', '河道现在', '平台在建时间')).toEqual([[], [], []]);
});

it('a name that is the target of the row above', () => {
  const named = (...rows: readonly (readonly [string, string])[]) =>
    codes(rows.map(([name, target]) => row('产出指标', '质量指标', name, target))).rows;
  expect(named(['保洁方案编制', '已编制'], ['已编制', '4'], ['巡查台账', '已建立'])).toEqual([
    ['name-unlikely!'],
    ['name-unlikely!'],
    [],
  ]);
  expect(named(['保洁方案编制', '已编制'], ['保洁方案', '已编制'], ['已编制', '4'])[0]).toEqual([]);
  expect(named(['保洁方案编制', '已编制'], ['已编制方案公开', '4'])).toEqual([[], []]);
  expect(named(['保洁方案编制', ''], ['', '4']).flat()).not.toContain('name-unlikely!');
});

it('a remark in brackets for a name, and the row above, whose name it may be on', () => {
  const names = (...own: readonly string[]) =>
    codes(own.map((name) => row('产出指标', '质量指标', name, '≤3天'))).rows;
  const remark = ['name-unlikely!'];
  expect(names('环境整治', '惠民比例公墓整治', '（以验收结论为准）')).toEqual([[], remark, remark]);
  expect(names('（以验收结论为准）')).toEqual([remark]);
  expect(names('环境整治', '（一期）公墓整治', '公墓整治（以验收结论为准）')).toEqual([[], [], []]);
});

it('a sign amid a name’s words, which a column of signs is short of', () => {
  const named = (name: string) => codes([row('产出指标', '质量指标', name, '≥3天')]).rows[0];
  expect(named('森林蓄积量增长（以＝县级验收结论为准）')).toEqual(['name-unlikely!']);
  expect(named('森林蓄积量增长（≥3项）')).not.toContain('name-unlikely!');
  expect(named('投入=产出比例')).toEqual([]);
});

it('a bound behind one name alone, where the target is a number; not where the form prints most of its bounds so', () => {
  const names = (...own: readonly string[]) =>
    codes(own.map((name, i) => row('产出指标', '质量指标', name, `${90 + i}%`))).rows;
  const [first, second, third] = ['合格率', '参保率', '用水户满意度≥93%'];
  expect(names(first!, second!, '达标率', third!)).toEqual([[], [], [], ['value-in-name!']]);
  expect(names(first!, second!, '达标率', '用水户满意度（≥93%）').flat()).toEqual([]);
  expect(names('合格率≥90%', '参保率≥91%', '达标率', third!).flat()).toEqual([]);
});

it('a name that is another column’s content', () => {
  const named = (name: string) => codes([row('成本指标', '社会成本指标', name, '100')]).rows[0];
  expect(named('定量')).toEqual(['name-unlikely!']);
  expect(named('正向指标')).toEqual(['name-unlikely!']);
  for (const kind of ['共性', '个性', '反向', '负向', '定性型', '定量类', '共性指标'])
    expect([kind, named(kind)]).toEqual([kind, ['name-unlikely!']]);
  expect(named('共性技术攻关')).toEqual([]);
  expect(named('≥95%')).toEqual(['value-in-name!', 'name-unlikely!']);
  expect(named('2024年12月底前')).toEqual(['name-unlikely!']);
  expect(named('—')).toEqual(['name-unlikely!']);
  expect(named('1：人均培训补贴标准')).toEqual(['name-unlikely!']);
  expect(named('指标1：人均培训补贴标准')).toEqual([]);
  expect(named('1200')).toEqual(['name-unlikely!']);
  expect(named('3万元')).toEqual(['name-unlikely!']);
  expect(named('定量分析报告')).toEqual([]);
  expect(named('考核结果定性')).toEqual([]);
  expect(named('完工时间2024年12月')).toEqual([]);
  expect(named('3D打印')).toEqual([]);
  expect(named('2024年新建厕所')).toEqual([]);
  expect(named('12345热线接通率')).toEqual([]);
});

it('a number without a sign where the column of signs is filled', () => {
  const signed = (target: string, sign: string, other: string) =>
    codes([
      row('产出指标', '数量指标', '植树', target, { unit: '株', ...(sign === '' ? {} : { sign }) }),
      row('效益指标', '社会效益指标', '河道面貌', '明显改善', other === '' ? {} : { sign: other }),
    ]).rows[0];
  expect(signed('25', '', '定性')).toEqual(['sign-missing!']);
  expect(signed('25', '', '≥')).toEqual(['sign-missing!']);
  expect(signed('25', '=', '定性')).toEqual([]);
  expect(signed('25', '定量', '定性')).toEqual([]);
  expect(signed('≥25', '', '定性')).toEqual([]);
  expect(signed('25', '', '')).toEqual([]);
  expect(signed('=25', '', '≥')).toEqual([]);
  expect(signed('2024年6月5日', '', '≥')).not.toContain('sign-missing!');
});

it('a name that begins with a label: that row, and those beside it under its level 1', () => {
  const rows = (names: readonly (readonly [string, string])[]) =>
    codes([
      row('成本指标', '经济成本指标', '总成本', '≤5万元'),
      ...names.map(([level2, name]) => row('产出指标', level2, name, '7项')),
      row('效益指标', '社会效益指标', '受益人口', '30人'),
    ]).rows.map((own) => own.includes('label-in-name!'));
  const beside = [['质量（10分）', '验收合格'] as const];
  expect(rows([['', '数量（10分）新认定企业'], ...beside])).toEqual([false, true, true, false]);
  expect(rows([['', '数量指标新认定企业'], ...beside])).toEqual([false, true, true, false]);
  expect(rows([['数量（10分）', '数量（10分）'], ...beside])).toEqual([false, false, false, false]);
  expect(rows([['数量（10分）', '质量（合格）产品数'], ...beside])).toEqual([false, false, false, false]);
  expect(rows([['数量（10分）', '指标体系建设数量'], ...beside])).toEqual([false, false, false, false]);
  expect(rows([['数量（10分）', '培训（2期）人数'], ...beside])).toEqual([false, false, false, false]);
});

it('a bracket without its partner', () => {
  const cells = (name: string, target: string) => codes([row('产出指标', '数量指标', name, target)]).rows[0];
  expect(cells('建设实验室（含上', '7家')).toEqual(['bracket-open!']);
  expect(cells('建设实验室', '7家）')).toEqual(['bracket-open!']);
  expect(cells('建设实验室（含上年度)', '7家')).toEqual([]);
  expect(cells('1）建设实验室', '7家')).toEqual([]);
  expect(cells('指标2）建设实验室（含上', '7家')).toEqual(['bracket-open!']);
  expect(cells('建设实验室3）', '7家')).toEqual(['bracket-open!']);
});

it('a cost bounded from below is only worth knowing', () => {
  const bound = (level2: string, target: string) =>
    codes([row('产出指标', level2, '降低成本', target)]).rows[0];
  expect(bound('成本指标', '≥1%')).toEqual(['cost-lower-bound']);
  expect(bound('成本指标', '＞1%')).toEqual(['cost-lower-bound']);
  expect(bound('成本指标', '1%')).toEqual([]);
  expect(bound('质量指标', '≥1%')).toEqual([]);
});

it('costs above the budget are only worth knowing', () => {
  const cost = (target: string) => row('成本指标', '经济成本指标', `成本${target}`, target);
  expect(codes([cost('≤60万元'), cost('≤40万元')]).form).toEqual([]);
  expect(codes([cost('≤60万元'), cost('≤40.01万元')]).form).toEqual(['cost-above-budget']);
  expect(codes([cost('≤600万元/年'), cost('≤9999元/人')]).form).toEqual([]);
  expect(codes([cost('≤600万元')], []).form).toEqual([]);
  expect(codes([cost('≤60万元'), { ...cost('≤300万元'), period: 'midterm' }]).form).toEqual([]);
  expect(codes([row('效益指标', '经济效益指标', '产值', '≥600万元')]).form).toEqual([]);
});

it('weights that do not add up', () => {
  const weighed = (...weights: readonly string[]) =>
    codes(weights.map((weight, i) => row('产出指标', '数量指标', `植树${i}`, '≥25株', { weight }))).form;
  expect(weighed('50', '50')).toEqual([]);
  expect(weighed('50', '40')).toEqual([]);
  expect(weighed('33.33', '33.33', '33.33')).toEqual([]);
  expect(weighed('50', '20')).toEqual(['weights-sum!']);
  expect(weighed('50', '')).toEqual([]);
  expect(weighed('33.32', '33.32', '33.32')).toEqual([]);
  expect(weighed('33.31', '33.31', '33.31')).toEqual(['weights-sum!']);
  const levels = (first: string, second: string) =>
    codes([row(first, '数量指标', '植树', '3株'), row(second, '社会效益指标', '就业', '3人')]).form;
  expect(levels('产出指标50%', '效益指标40%')).toEqual([]);
  expect(levels('产出指标50%', '效益指标20%')).toEqual(['level-weights-sum!']);
  expect(levels('产出指标50%', '效益指标')).toEqual([]);
});

it('weights of another period, and of the same row in several townships, are not added', () => {
  const half = (name: string, more: Partial<RawRow> = {}) => ({
    ...row('产出指标50%', '数量指标', name, '≥25株', { weight: '50' }),
    ...more,
  });
  const other = row('效益指标50%', '社会效益指标', '就业', '30人', { weight: '50' });
  const long = row('产出指标80%', '数量指标', '造林', '75株', { weight: '80' });
  expect(codes([half('植树'), other, { ...long, period: 'midterm' }]).form).toEqual([]);
  expect(codes([half('植树', { area: '甲镇' }), half('植树', { area: '乙镇' }), other]).form).toEqual([]);
});

it('a gap in the row numbers', () => {
  const numbered = (...numbers: readonly string[]) =>
    codes(
      numbers.map((n, i) => ({
        ...row('产出指标', '数量指标', `植树${i}`, '≥25株'),
        others: [field('序号', n)],
      })),
    ).rows;
  expect(numbered('1', '2', '3')).toEqual([[], [], []]);
  expect(numbered('1', '3')).toEqual([[], ['sequence-gap!']]);
  expect(numbered('2', '1')).toEqual([[], []]);
  expect(numbered('1', '', '5')).toEqual([[], [], []]);
  expect(numbered('1', '1', '2')).toEqual([[], [], []]);
});

it('a gap in other numbers says nothing', () => {
  const labelled = (label: string) =>
    codes(
      ['1', '3'].map((n) => ({
        ...row('产出指标', '数量指标', `植树${n}期`, '≥25株'),
        others: [field(label, n)],
      })),
    ).rows;
  expect(labelled('文件序号')).toEqual([[], []]);
  expect(labelled('序号说明')).toEqual([[], []]);
  expect(labelled('备注')).toEqual([[], []]);
});
