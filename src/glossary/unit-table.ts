/**
 * The units of performance targets, as data. Rests on the units of published forms (domain.md), the Ministry of Finance's indicator
 * libraries for common budget fields, and GB 3100/3101 for the names and symbols of measures.
 *
 * A spelling maps to another name only where the output contract says so (money → 元, ㎡ → 平方米, km → 公里, ‰ → %); every other unit is
 * its own base unit and stays as printed.
 */

export type Dimension =
  | 'money'
  | 'currency'
  | 'ratio'
  | 'percentage-point'
  | 'person'
  | 'person-time'
  | 'count'
  /** Nouns counted without a counter (3部门); in brackets behind a name they explain it. */
  | 'thing'
  | 'occurrence'
  | 'area'
  | 'length'
  | 'volume'
  | 'mass'
  | 'time'
  | 'work-time'
  | 'energy'
  | 'power'
  | 'information'
  | 'physical'
  | 'score';

export interface UnitEntry {
  readonly dimension: Dimension;
  /** The base unit's name. */
  readonly base: string;
  /** Power of ten from the unit to its base (`‰` → `%`: -1). */
  readonly exponent: number;
}

/** Units that are their own base, by dimension. */
const PLAIN: Readonly<Partial<Record<Dimension, string>>> = {
  currency: '美元 欧元 港元 港币 日元 英镑 澳元 卢布 韩元',
  'percentage-point': '个百分点 百分点',
  ratio: '倍 成 折 ‱',
  person: '人 名 位 员 生 人口',
  'person-time': '人次 人份',
  count:
    '个 项 件 套 台 辆 艘 架 部 本 册 份 篇 幅 张 枚 块 面 条 根 支 把 只 头 匹 口 羽 尾 株 棵 盆 粒 颗 朵 束 座 处 所 间 栋 幢 层 扇 眼 孔 盏 ' +
    '具 组 队 节 门 例 宗 桩 笔 单 票 封 种 类 款 样 首 曲 出 卷 页 字 词 句 段 章 点 片 顶 双 对 副 盒 箱 包 袋 瓶 桶 罐 筐 捆 户 家 床 张床 ' +
    '床位 张床位 个等级 个级别 个档次 座位 个座位 席 车位 个车位 泊位 学位 个学位 岗位 个岗位 台套 台（套） 套（台） 项（个） 个（项） 件套 件（套） 站 路 井 机组 网点 ' +
    '标段 个标段 柜 团 支队 班 标箱 标准箱 TEU 头只 丛 穴 池 库 塘 坝 圈 棚 盘 板 针 剂 支剂 片剂 管 滴 贴 集 版 专利 点位 个点位 测点 断面 样品 ' +
    '个样品 批样 份样 园',
  thing:
    '项目 企业 单位 部门 学校 景区 景点 站点 品种 品牌 村 社区 街道 乡镇 县 区 镇 乡 行政村 自然村 农户 家庭 机构 基地',
  occurrence:
    '次 场 场次 期 班次 班期 批 批次 轮 轮次 届 回 遍 起 起次 讲 堂 课 节次 车次 架次 航班 航次 列次 户次 家次 件次 台次 例次 项次 处次 趟 个次 ' +
    '头次 只次 羽次 期次 册次 套次 门诊人次 拨 通 单次 笔次 床次 艘次 辆次 点次 站次 校次 村次 组次 队次 幅次 剂次 月次 日次 天次',
  area: '公顷 亩 平方公里 平方千米 平方厘米 平方分米 hm2 hm² km2 km² 公亩 顷 延平方米',
  length:
    '米 m 厘米 cm 毫米 mm 分米 里 华里 海里 延米 延长米 条公里 车道公里 单公里 皮长公里 芯公里 车公里 人公里 μm 微米 英寸 寸 nm 纳米',
  volume: '立方米 立方 m3 m³ 方 升 L 毫升 ml mL 立方厘米 立方千米 立方分米 标方 标立方 标准立方米 Nm3 立米',
  mass: '吨 t 公斤 千克 kg 克 g 毫克 mg 斤 市斤 担 公担 微克 μg 吨CO2 载重吨 总吨 蒸吨 吨公里',
  time:
    '年 年度 学年 个学年 学期 个学期 月 个月 季度 个季度 季 周 星期 个星期 天 日 个工作日 工作日 个自然日 自然日 个日历天 日历天 小时 个小时 分钟 秒 ' +
    '秒钟 时 h min s d ms 毫秒 半年 旬 周年 个年度 周岁 岁',
  'work-time':
    '学时 个学时 课时 个课时 标准课时 机时 人月 人天 人日 人年 工日 个工日 工时 台班 床日 台时 台日 船时 飞行小时 志愿小时',
  energy:
    '千瓦时 kWh KWh kwh KWH MWh GWh 兆瓦时 度 度电 焦 焦耳 千焦 千焦耳 兆焦 兆焦耳 吉焦耳 吉焦 GJ MJ 千卡 大卡 吨标准煤 吨标煤 tce 千克标准煤',
  power: '千瓦 kW KW 兆瓦 MW 吉瓦 GW 瓦 W 千伏安 kVA KVA 兆伏安 MVA 千伏 kV KV 伏 V 马力 匹马力 安培 冷吨',
  information: 'KB MB GB TB PB 兆 Mbps Gbps Kbps 核 vCPU QPS TPS 并发 字节 IP 点击 点击量',
  physical:
    'dB dB(A) 分贝 分贝(A) ℃ 摄氏度 °C 勒克斯 lx 帕 千帕 兆帕 Pa kPa MPa Hz 赫兹 MHz mg/L mg/l μg/L ug/L mg/m3 mg/m³ μg/m3 μg/m³ ug/m3 ' +
    '微克/立方米 毫克/升 毫克/立方米 g/L mg/kg ppm ppb NTU',
  score: '分 星 星级 颗星',
};

/** Spellings that fold into another unit: base, then the power of ten, then the spellings. */
const FOLDED: readonly (readonly [Dimension, string, number, string])[] = [
  ['money', '元', 0, '元 圆 元整 元人民币 人民币元 人民币 RMB CNY ¥'],
  ['ratio', '%', 0, '% 百分比 百分率 百分数 百分之'],
  ['ratio', '%', -1, '‰ 千分比 千分之'],
  ['area', '平方米', 0, '平方米 ㎡ m2 m² M2 M² 平米 平方 m^2'],
  ['length', '公里', 0, '公里 km KM Km ㎞ 千米'],
];

/** Magnitudes in front of a unit, by their power of ten. */
export const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ['十', 1],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['萬', 4],
  ['十万', 5],
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['億', 8],
  ['十亿', 9],
  ['百亿', 10],
  ['千亿', 11],
  ['万亿', 12],
]);

/** Every spelling known, half width, with its entry. */
export const UNITS: ReadonlyMap<string, UnitEntry> = new Map([
  ...(Object.entries(PLAIN) as [Dimension, string][]).flatMap(([dimension, names]) =>
    names
      .split(' ')
      .map((name) => halfBrackets(name))
      .map((name) => [name, { dimension, base: name, exponent: 0 }] as const),
  ),
  ...FOLDED.flatMap(([dimension, base, exponent, names]) =>
    names.split(' ').map((name) => [name, { dimension, base, exponent }] as const),
  ),
]);

function halfBrackets(name: string): string {
  return name.replace('（', '(').replace('）', ')');
}
