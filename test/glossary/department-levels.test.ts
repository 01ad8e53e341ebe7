import { describe, expect, it } from 'vitest';
import { departmentTopic } from '../../src/glossary/department-levels.ts';

describe('labels of forms for a whole department', () => {
  it.each([
    ['预算管理', 'management'],
    ['公用经费控制', 'management'],
    ['重点工作履行情况', 'duties'],
    ['部门整体目标实现', 'duties'],
    ['核心工作完成', 'duties'],
    ['人才支撑', 'future'],
    ['体制机制改革', 'future'],
  ])('%s is about %s', (text, topic) => {
    expect(departmentTopic(text)).toBe(topic);
  });

  it.each(['工作', '数量指标', '预算执行率', '重点工作履行情况部门目标实现', '开展绩效管理培训', '目标'])(
    '%s is none',
    (text) => {
      expect(departmentTopic(text)).toBeNull();
    },
  );
});
