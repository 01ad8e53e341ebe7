/** Several tables in a running text: where each ends and what goes on. */
import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

const HEADER = '一级指标 二级指标 三级指标 指标值\n';
const FIRST = `${HEADER}产出指标 数量指标 新增公交线路数量 3条\n质量指标 车辆准点率 ≥90%\n`;
const SHOWN = [
  'segmented 3×4 @1-3',
  '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
  '  0↓2:产出指标 | 1:数量指标 | 2:新增公交线路数量 | 3:3条',
  '  1:质量指标 | 2:车辆准点率 | 3:≥90%',
];

describe('a table of a running text ends', () => {
  it('before the band of the next one’s period, which is that one’s', () => {
    const text = `${FIRST}年度绩效指标\n${HEADER}产出指标 数量指标 新增公交车辆数 20辆\n`;
    expect(shown(text)).toEqual([
      ...SHOWN,
      'segmented 3×4 @4-6',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0→4:年度绩效指标',
      '  0:产出指标 | 1:数量指标 | 2:新增公交车辆数 | 3:20辆',
    ]);
  });

  it('before its header printed again, under which labels go on', () => {
    expect(
      shown(`${FIRST}${HEADER}时效指标 线路开通时间 12月底前\n效益指标 社会效益指标 乘客等车时间 ≤10分钟\n`),
    ).toEqual([
      ...SHOWN,
      'segmented 3×4 @4-6',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  1:时效指标 | 2:线路开通时间 | 3:12月底前',
      '  0:效益指标 | 1:社会效益指标 | 2:乘客等车时间 | 3:≤10分钟',
    ]);
  });

  it('at the first label of the next head: a level 2 behind that without its level 1 is in doubt', () => {
    const text = `${FIRST}项目名称 公交车更新\n${HEADER}时效指标 线路开通时间 12月底前\n效益指标 社会效益指标 乘客等车时间 ≤10分钟\n`;
    expect(shown(text)).toEqual([
      ...SHOWN,
      'segmented 1×2 @4-4',
      '  0:项目名称 | 1:公交车更新',
      'segmented 3×4 @5-7',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  1:时效指标? | 2:线路开通时间? | 3:12月底前?',
      '  0:效益指标 | 1:社会效益指标 | 2:乘客等车时间 | 3:≤10分钟',
    ]);
  });

  it('at the next title, where a head or nothing follows', () => {
    const title = '公交车更新项目绩效目标表\n';
    expect(shown(`${FIRST}${title}`)).toEqual([...SHOWN, '4 公交车更新项目绩效目标表']);
    expect(shown(`${FIRST}${title}（2024年度）\n单位：万元\n主管部门 交通局\n`).slice(4, 6)).toEqual([
      '4 公交车更新项目绩效目标表',
      '5 （2024年度）',
    ]);
  });

  it('not at a name that is the title of what is to be made', () => {
    const text = `${HEADER}产出指标 数量指标 编制绩效目标表 3份\n质量指标 车辆准点率 ≥90%\n`;
    expect(shown(text)[2]).toBe('  0↓2:产出指标 | 1:数量指标 | 2:编制绩效目标表 | 3:3份');
  });
});
