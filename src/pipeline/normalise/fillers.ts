/**
 * Words around a number that hide nothing, so that a Chinese numeral beside them may be read as a number and an unknown unit ends before
 * them. From the targets of published forms; a word missing here costs a reading, never makes a wrong one.
 */

const FILLERS =
  '达到 达 达成 完成 完成率 实现 为 是 有 全年 全年度 共 共计 合计 总计 累计 总数 总量 数量 约为 平均 均 均为 均达到 人均 年均 月均 户均 增长 增加 增幅 增速 新增 提高 提升 上升 下降 降低 减少 压减 缩减 ' +
  '同比 环比 比上年 较上年 比去年 较去年 同比增长 计划 拟 预计 力争 确保 保证 保持在 维持在 稳定在 保持 保障 开展 组织 举办 召开 建设 建成 新建 培训 培育 发放 补助 奖励 支持 ' +
  '完工 到位 达标 合格 办结 办理 响应 处理 验收 通过 覆盖 开工 竣工 投入使用 交付 结束 执行 支付 拨付 兑付 兑现 落实 报送 上报 入库 满意 有效 及时 公开 整改 检测 使用 运行 ' +
  '发布 结项 启动 反馈 送达 之间 即可 全部完成 全面完成 按时完成 及时完成 整改完成 提前完成 以来 予以 并 且 前 后 的 左右 上下 以上 以内 以下 之内 之上 之下 及以上 及以下 内 每';

const BY_FIRST = new Map<string, string[]>();
for (const word of FILLERS.split(' ')) {
  const group = BY_FIRST.get(word.charAt(0)) ?? [];
  group.push(word);
  BY_FIRST.set(word.charAt(0), group);
}
for (const group of BY_FIRST.values()) group.sort((a, b) => b.length - a.length);

/** The longest filler at `at`, `''` where there is none. */
export function fillerAt(text: string, at: number): string {
  return BY_FIRST.get(text.charAt(at))?.find((word) => text.startsWith(word, at)) ?? '';
}
