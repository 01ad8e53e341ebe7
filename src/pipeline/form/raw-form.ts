/** What the form stage gives: each 绩效目标表 with what was printed and where, nothing yet interpreted. */
import type { Locator, Problem } from '../../parsers/page.ts';

/** Text as printed (line breaks kept as `\n`) and every place it was printed at; an inherited label keeps its own place. */
export interface Printed {
  readonly raw: string;
  readonly locators: readonly Locator[];
  /** 0–1, that these are the characters printed and that they belong here. */
  readonly confidence: number;
}

/** One label–value pair of a form's head (`项目名称` → …). */
export interface HeadField {
  /** The label as printed, white space and a closing colon removed. */
  readonly label: string;
  /** The label printed over several labels, `项目资金（万元）` beside 年度资金总额 and 其他资金: its unit holds for them all. */
  readonly group: string | null;
  readonly value: Printed;
}

/** Columns an indicator row may have besides its levels and target, each verbatim. */
export interface RowExtras {
  readonly explanation?: Printed;
  readonly weight?: Printed;
  /** 指标性质 / 计算符号: ≥ ≤ = 定性 … in a column of its own. */
  readonly sign?: Printed;
  readonly unit?: Printed;
  readonly midtermTarget?: Printed;
  readonly longtermTarget?: Printed;
  readonly actual?: Printed;
  readonly score?: Printed;
  readonly deviationReason?: Printed;
}

/** The period a row's target is for, where the form tells periods apart by blocks or side by side; else `annual`. */
export type Period = 'annual' | 'midterm' | 'longterm';

export interface RawRow {
  readonly period: Period;
  /** The township or unit a row is for, where the form has one value column each. */
  readonly area: string | null;
  readonly level1: Printed | null;
  readonly level2: Printed | null;
  readonly level3: Printed;
  readonly target: Printed;
  readonly extras: RowExtras;
  /** Columns without a role of their own, by printed header, so that nothing printed is lost. */
  readonly others: readonly HeadField[];
  /** Text of the target's column header (`指标值（万元）`): it may hold the unit. */
  readonly targetHeader: string | null;
  readonly problems: readonly Problem[];
}

export interface RawForm {
  readonly title: Printed | null;
  /** The line under the title that states the year, `（2024年度）`. */
  readonly yearLine: Printed | null;
  readonly fields: readonly HeadField[];
  readonly rows: readonly RawRow[];
  /** Text inside the form's area with no label and no role: 备注, signatures, 填表说明. */
  readonly notes: readonly Printed[];
  /** Pages the form stands on, ascending; `[]` where the format has none. */
  readonly pages: readonly number[];
  readonly problems: readonly Problem[];
}
