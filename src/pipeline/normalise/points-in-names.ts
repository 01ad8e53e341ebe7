/** Points printed behind an indicator's name: its weight where brackets set them off (`培训人数（10分）`), else in doubt (`培训人数10分`). */
import { compact } from '../../glossary/compact.ts';
import type { TargetReading } from '../extraction.ts';
import type { RawRow } from '../form/raw-form.ts';
import { fold } from './printed-text.ts';

/** A weight inside brackets has 分 behind it, or says what it is. */
const IN_BRACKETS =
  /^(.*[\p{Script=Han})])\((?:(?:分值|权重):?(\d{1,2}(?:\.\d{1,2})?)[分%]?|(\d{1,2}(?:\.\d{1,2})?)分)\)$/u;
const WITHOUT_BRACKETS = /[\p{Script=Han})](\d{1,3}(?:\.\d{1,2})?)分$/u;
/** Names of what is itself counted in points, or stands on a scale of them: 体质测试得分（60分）. */
const SCORES = /分|成绩|评价|评估|考核|测评|指数/u;
/** A target in points: what the name says in points is of that kind. */
const IN_POINTS = /分(?!钟)/u;

export interface PointsInName {
  /** Without the points, where they are the row's weight; white space removed. */
  readonly name: string;
  readonly weight: number | null;
}

/** A name apart from the points in brackets at its end; what they are of a score's name, or beside a target in points, nothing tells. */
export function pointsIn({
  level3,
  target,
  extras,
}: Pick<RawRow, 'level3' | 'target' | 'extras'>): PointsInName {
  const name = compact(level3.raw);
  const [, stem, said, points] = IN_BRACKETS.exec(fold(name)) ?? [];
  const weight = Number(said ?? points ?? Number.NaN);
  if (
    stem === undefined ||
    SCORES.test(stem) ||
    IN_POINTS.test(fold(target.raw + (extras.unit?.raw ?? ''))) ||
    !(weight > 0)
  )
    return { name, weight: null };
  return { name: name.slice(0, stem.length), weight };
}

/** Whether a name ends in points without brackets, a weight or a value of its own; not where the target says the same. */
export function endsInPoints(name: string, { value, unit }: Pick<TargetReading, 'value' | 'unit'>): boolean {
  const points = WITHOUT_BRACKETS.exec(fold(name))?.[1];
  return points !== undefined && !(unit === '分' && Number(points) === value);
}
