import { describe, expect, it } from 'vitest';
import { oddExplanations } from '../../../../src/pipeline/tables/text/odd-explanations.ts';

const usual = (name: string) => ({ name, explanation: `${name}，以验收资料为准` });
const THREE = ['疫苗接种剂次', '疫苗接种率提高', '年度考核完成'].map(usual);
const ODD = { name: '严重精神障碍患者在册规范', explanation: '管理与随访服务覆盖比例' };

describe('an explanation may be the rest of its name', () => {
  it('where the others begin with theirs', () => {
    expect(oddExplanations([...THREE, ODD])).toEqual(new Set([3]));
  });

  it.each([
    ['of three', [...THREE.slice(1), ODD]],
    ['where a third is unlike its name', [...THREE, ODD, ODD]],
    [
      'that begins as its name does',
      [...THREE, { name: '严重精神障碍患者', explanation: '严重精神病人的管理' }],
    ],
    ['of a name too short to tell', [...THREE, { name: '患者', explanation: '管理与随访' }]],
    ['that is none', [...THREE, { name: ODD.name, explanation: '' }]],
  ])('not one %s', (_, rows) => {
    expect(oddExplanations(rows)).toEqual(new Set());
  });
});
