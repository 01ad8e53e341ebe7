import { describe, expect, it } from 'vitest';
import {
  isAnnexLine,
  isContinuationTitle,
  isPageFurniture,
  isSureFurniture,
  isTitle,
  isYearLine,
  withoutYear,
} from '../../src/glossary/titles.ts';

describe('isTitle', () => {
  it.each([
    '绩效目标表',
    '项目支出绩效目标表',
    '项目支出绩效目标申报表',
    '项目支出绩效目标填报表',
    '专项资金绩效目标表',
    '区域绩效目标表',
    '区域绩效目标申报表',
    '部门整体支出绩效目标表',
    '项目支出绩效自评表',
    '绩效目标自评表',
    '部门整体支出绩效目标申报表',
    '小型水库除险加固项目绩效目标表',
    '附件6小型水库除险加固项目绩效目标表',
    '附件6：小型水库除险加固项目绩效目标表',
    '附件22023年小型水库除险加固项目绩效目标表',
    '2024年小型水库除险加固项目绩效目标表',
    '项目支出绩效目标表（2024年度）',
    '项目支出绩效目标表(2024)年度',
    '项目支出绩效目标表2024年度',
    '项目支出绩效目标表（2024-2026年）',
    '项目支出绩效目标表（2024年至2026年）',
    '项目支出绩效目标表2024—2026年度',
    '项目支出绩效目标表（2024、2025年）',
    '项目支出绩效目标表（续）',
    '项 目 支 出 绩 效 目 标 表',
    '项目支出绩效\n目标表',
    '中央对地方转移支付区域（项目）绩效目标表',
    '省级财政“三农”专项资金绩效目标表',
  ])('%s', (text) => {
    expect(isTitle(text)).toBe(true);
  });

  it.each([
    '',
    '绩效',
    '项目支出表',
    '部门收支总表',
    '部门收支总表（2024-2026年）',
    '项目支出绩效目标表（2024-2026年）编制说明',
    '2024-2026年绩效目标',
    '绩效目标汇总表',
    '项目支出绩效目标汇总表',
    '项目绩效目标一览表',
    '绩效目标完成情况表',
    '部门预算绩效指标体系表',
    '绩效评价评分表',
    '资金分配表',
    '满意度调查表',
    '请各单位认真填写绩效目标表。',
    '各单位报送的项目支出绩效目标表，应当加盖公章',
    '现将《项目支出绩效目标表》印发给你们',
    '《项目支出绩效目标表》',
    '1.项目支出绩效目标表',
    '附件：1.项目支出绩效目标表',
    '附件:1.项目支出绩效目标表',
    '2、区域绩效目标表',
    '（2024年度）',
    '附件6',
    '续表',
  ])('%j is none', (text) => {
    expect(isTitle(text)).toBe(false);
  });
});

it('several years are joined by a dash, a word or a comma', () => {
  for (const joint of ['-', '—', '——', '–', '~', '～', '至', '到', '、', '和', '及'])
    expect([joint, isTitle(`项目支出绩效目标表（2024年${joint}2026年）`)]).toEqual([joint, true]);
  for (const joint of ['次', '=', '：', '---'])
    expect([joint, isTitle(`项目支出绩效目标表（2024年${joint}2026年）`)]).toEqual([joint, false]);
});

describe('isContinuationTitle', () => {
  it.each([
    '续表',
    '续表1',
    '项目支出绩效目标表（续）',
    '项目支出绩效目标表(续表)',
    '项目支出绩效目标表（续2）',
  ])('%s', (text) => {
    expect(isContinuationTitle(text)).toBe(true);
  });
  it.each(['项目支出绩效目标表', '手续表', '（续建项目）', '续表格式另行通知'])('%s is none', (text) => {
    expect(isContinuationTitle(text)).toBe(false);
  });
});

describe('isYearLine', () => {
  it.each([
    '（2024年度）',
    '(2022年度)',
    '( 2021 年度)',
    '(2020)年度',
    '2019年度)',
    '2024年度',
    '2024年',
    '（2024年）',
    '（2024）',
    '（ 2024 年 度 ）',
    '【2024年度】',
    '(2024-2026年)',
    '2024年至2026年',
    '（2024年度、2025年度）',
    '（2024年度',
  ])('%s', (text) => {
    expect(isYearLine(text)).toBe(true);
  });
  it.each([
    '',
    '2024年度预算',
    '（2024年度）甲县',
    '12',
    '20245',
    '1024年',
    '年度',
    '2024年1月5日',
    '（2024年度）项目支出绩效目标表',
    '2024-2026年规划',
    '2024-26次',
  ])('%j is none', (text) => {
    expect(isYearLine(text)).toBe(false);
  });
});

describe('isAnnexLine', () => {
  it.each([
    '附件',
    '附件6',
    '附件 6',
    '附件6：',
    '附件6-1',
    '附件六',
    '附表2',
    '附件３',
    '附录一',
    '附件2-1-3',
  ])('%s', (text) => {
    expect(isAnnexLine(text)).toBe(true);
  });
  it.each(['', '附近6', '附件：1.项目支出绩效目标表', '附件6小型水库项目绩效目标表', '附件共6份', '附'])(
    '%j is none',
    (text) => {
      expect(isAnnexLine(text)).toBe(false);
    },
  );
});

describe('page furniture', () => {
  it.each<[string, boolean, boolean]>([
    ['- 3 -', true, true],
    ['— 12 —', true, true],
    ['–3–', true, true],
    ['第3页', true, true],
    ['第3页共5页', true, true],
    ['第 3 页，共 5 页', true, true],
    ['3/5', true, true],
    ['共5页第3页', true, true],
    ['3页', true, true],
    ['３', true, true],
    ['3', true, false],
    ['—', true, false],
    ['-', true, false],
    ['12345', false, false],
    ['3人', false, false],
    ['95%', false, false],
    ['1.5', false, false],
    ['', false, false],
    ['项目3', false, false],
    ['Page 2', true, true],
    ['Page 2 of 3', true, true],
    ['Sheet1', true, true],
    ['Page', false, false],
    ['Sheet1培训', false, false],
    ['1 2 3 4 5 6 7', true, false],
    ['1 2 3 5 6 7', false, false],
    ['0 1 2 3 4', false, false],
    ['1 2 3 4 5件', false, false],
  ])('%j: %s, for sure %s', (text, is, sure) => {
    expect([isPageFurniture(text), isSureFurniture(text)]).toEqual([is, sure]);
  });
});

describe('withoutYear', () => {
  it.each<[string, string]>([
    ['项目支出绩效目标表（2024年度）', '项目支出绩效目标表'],
    ['项目支出绩效目标表(2020)年度', '项目支出绩效目标表'],
    ['项目支出绩效目标表2024年度', '项目支出绩效目标表'],
    ['2024年项目支出绩效目标表', '2024年项目支出绩效目标表'],
    ['项目支出绩效目标表', '项目支出绩效目标表'],
    ['项目支出绩效目标表（甲县）', '项目支出绩效目标表（甲县）'],
  ])('%s → %s', (text, expected) => {
    expect(withoutYear(text)).toBe(expected);
  });
});
