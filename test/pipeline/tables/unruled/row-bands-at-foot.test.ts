import { describe, expect, it } from 'vitest';
import { rows } from './picture-rows.ts';

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
});
