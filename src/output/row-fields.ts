/**
 * The fields of a row and of a form that say what was printed and what it means, under their names in the database, in the order they are
 * stored and hashed in. What else a table, a view or a sheet has stands where that is made.
 */

/** What a target is read into. */
export const VALUE_FIELDS = [
  'kind',
  'comparator',
  'value',
  'value_high',
  'unit',
  'base_value',
  'base_value_high',
  'base_unit',
  'date',
] as const;

/** What names a row and its target. */
export const NAME_FIELDS = [
  'level1',
  'level2',
  'level3',
  'level1_code',
  'level2_code',
  'explanation',
  'weight',
  'level1_weight',
  'target',
  'period',
  'area',
] as const;

/** Texts of other periods and of the outcome, beside the target. */
export const BESIDE_FIELDS = [
  'midterm_target',
  'longterm_target',
  'actual',
  'score',
  'deviation_reason',
] as const;

export const INDICATOR_FIELDS = [...NAME_FIELDS, ...VALUE_FIELDS, ...BESIDE_FIELDS] as const;
export type IndicatorField = (typeof INDICATOR_FIELDS)[number];

/** Fields of a form that stand beside each of its rows as well. */
export const HEAD_FIELDS = [
  'title',
  'year',
  'project_name',
  'department',
  'region_name',
  'region_code',
] as const;

export const FORM_FIELDS = [
  ...HEAD_FIELDS,
  'budget_yuan',
  'fiscal_yuan',
  'period_start',
  'period_end',
  'annual_goal',
  'longterm_goal',
  'content',
] as const;
export type FormField = (typeof FORM_FIELDS)[number];
