import { describe, expect, it } from 'vitest';
import { level2SpokenFor } from '../../src/glossary/level-affinity.ts';

describe('level2SpokenFor', () => {
  it.each([
    ['学员满意度', '≥90%', ['服务对象满意度指标', '质量指标']],
    ['工程验收合格率', '100%', ['质量指标']],
    ['任务完成时间', '2023年9月底前', ['时效指标']],
    ['单位管网造价', '≤18万元/公里', ['成本指标']],
    ['农民人均增收', '≥500元', ['经济效益指标']],
    ['带动就业人数', '12人', ['社会效益指标']],
    ['污染物削减量', '3吨', ['生态效益指标']],
    ['社会治安长效机制', '健全', ['可持续影响指标']],
    ['培训人次', '300人次', []],
    ['营造良好的融资环境', '有效促进', ['经济效益指标']],
  ])('%s, %s', (name, value, spoken) => {
    expect([...level2SpokenFor(name, value)]).toEqual(spoken);
  });
});
