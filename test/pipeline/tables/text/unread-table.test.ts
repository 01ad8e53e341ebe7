import { describe, expect, it } from 'vitest';
import { problemCodes, shown } from './shown-blocks.ts';

const TITLE = '部门整体支出绩效目标申报表\n';
const LABELS =
  '产出指标\n质量指标：毕业生合格率达100%\n时效指标：按时完成教学任务\n成本指标：全部用于教学\n效益指标\n社会效益指标：绿化覆盖达70%\n';

describe('a table without a header', () => {
  it('is told of under a title, by labels with their indicator behind a colon', () => {
    expect(problemCodes(TITLE + LABELS)).toEqual(['table-unread']);
    expect(shown(TITLE + LABELS).filter((row) => row.startsWith('segmented'))).toEqual([]);
  });

  it('is none in a report that explains its indicators so', () => {
    expect(problemCodes(`二、绩效自评情况\n${LABELS}`)).toEqual([]);
  });

  it('is told of under a title, by the names of two columns', () => {
    const text =
      '绩效目标表\n三级指标 新建校区(个) 工程质量达标率(%)\n开工率(%)\n年度目标值\n7 100% 100%\n实施周期目标值\n7 100% 100% 不断提升\n';
    expect(problemCodes(text)).toEqual(['table-unread']);
  });

  it('is told of by labels in brackets over their indicators', () => {
    const list = (labels: readonly string[]) =>
      labels.map((label) => `【${label}】\n指标1：机柜数量(≥77台)\n`).join('');
    const labels = ['产出指标-数量指标', '产出指标-质量指标', '效益指标-社会效益指标'];
    expect(problemCodes(list(labels))).toEqual(['table-unread']);
    expect(problemCodes(list(['总体目标', '项目概况', '产出指标-数量指标']))).toEqual([]);
  });

  it('is none where a letter lists its annexes', () => {
    const letter = '附件：1.资金分配表\n2.绩效目标表\n请按照绩效目标表的指标值做好监控。\n绩效目标表\n';
    expect(problemCodes(letter)).toEqual([]);
  });

  it('is told of by labels in rows that commas part', () => {
    const rows = '产出指标,数量指标,新建校区,7个\n,质量指标,工程合格率,100%\n,时效指标,完成时间,12月底前\n';
    expect(problemCodes(rows)).toEqual(['table-unread']);
    expect(problemCodes('绩效目标设有数量指标,质量指标,时效指标,成本指标四类。\n')).toEqual([]);
  });
});
