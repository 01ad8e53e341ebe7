/** Which level 1 a level 2 stands under, to notice that a label between the two has got lost. */
import { level1Code, level2Code } from './levels.ts';

/** Level-1 codes under which forms print each level 2 of the standard; 成本 moved in 2021, 满意度 is printed in both places. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  数量指标: ['产出指标'],
  质量指标: ['产出指标'],
  时效指标: ['产出指标'],
  成本指标: ['产出指标', '成本指标'],
  经济成本指标: ['成本指标', '产出指标'],
  社会成本指标: ['成本指标', '产出指标'],
  生态环境成本指标: ['成本指标', '产出指标'],
  经济效益指标: ['效益指标'],
  社会效益指标: ['效益指标'],
  生态效益指标: ['效益指标'],
  可持续影响指标: ['效益指标'],
  服务对象满意度指标: ['满意度指标', '效益指标'],
};

/** Whether no form has this level 2 under this level 1. Names the standard does not know stand anywhere. */
export function isMisplaced(level2: string, level1: string): boolean {
  const code = level2Code(level2);
  const parent = level1Code(level1);
  if (code === null || parent === null) return false;
  return PARENTS[code]?.includes(parent) === false;
}
