import { describe, expect, it } from 'vitest';
import { margins, rows } from './picture-rows.ts';

describe('rowBands: cells set at the foot', () => {
  const WRAPPED = `
购置便携式彩超      ≥6台

合同签订后至设
备到货天数          ≤45天

设备验收合格率      100%
`;

  it('two rows show the setting: the first line of a name stands above its value', () => {
    expect(
      rows(`${WRAPPED}
基层医疗机构诊
疗人次增长率        ≥8%

医务人员满意度      ≥92%
`),
    ).toEqual([
      '购置便携式彩超 | ≥6台 | ',
      '合同签订后至设/备到货天数 | ≤45天 | ',
      '设备验收合格率 | 100% | ',
      '基层医疗机构诊/疗人次增长率 | ≥8% | ',
      '医务人员满意度 | ≥92% | ',
    ]);
  });

  it('not set at the top, where the line below the value is the same name’s', () => {
    expect(
      rows(`
购置便携式彩超      ≥6台

合同签订后至设      ≤45天
备到货天数

设备验收合格率      100%

基层医疗机构诊      ≥8%
疗人次增长率

医务人员满意度      ≥92%
`),
    ).toEqual([
      '购置便携式彩超 | ≥6台 | ',
      '合同签订后至设/备到货天数 | ≤45天 | ',
      '设备验收合格率 | 100% | ',
      '基层医疗机构诊/疗人次增长率 | ≥8% | ',
      '医务人员满意度 | ≥92% | ',
    ]);
  });

  it('rows that another setting parts otherwise at little more are in doubt; the others, and all where none does, are not', () => {
    const drawn = (alone: string) => `
门诊楼改造完成率    100%
培训场次            ≥6次
${alone}
康复室建设的数量    ≥6间
和配套的训练器械
到货情况

基层群众满意程度    ≥8%
`;
    const doubted = (picture: string) => margins(picture).map((margin) => margin < 1.5);
    expect(doubted(drawn('\n设备验收的合格率\n'))).toEqual([false, false, true, true, false]);
    expect(doubted(drawn(''))).toEqual([false, false, false, false]);
  });
});
