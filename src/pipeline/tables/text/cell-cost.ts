/**
 * How badly a text fits a column, told from the text alone. Costs are in nats, roughly: 0 fits, 1 is unusual, from 4 on something
 * is wrong. They were set by hand on texts of invented forms and are relative to each other; only sums are ever compared.
 */
import type { ColumnRole } from '../../glossary/columns.ts';
import { halfWidth } from '../../glossary/compact.ts';
import { isLevel1Name, isLevel2Name, looksLikeLevelName, splitLevelWeight } from '../../glossary/levels.ts';
import { valueShape } from '../../glossary/value-shape.ts';

const WRONG = 6;
/** Longer than any cell of its kind met; a segment beyond it is not looked at. */
export const MAX_LENGTH: Readonly<Record<ColumnRole, number>> = {
  level1: 24,
  level2: 30,
  level3: 120,
  target: 80,
  midterm: 80,
  longterm: 80,
  actual: 80,
  sign: 8,
  unit: 10,
  explanation: 400,
  weight: 8,
  score: 8,
  deviation: 400,
  other: 400,
};

/** Cost of `text`, without white space and not empty, as a cell of a column with this role. */
export function cellCost(role: ColumnRole, text: string): number {
  if (text.length > MAX_LENGTH[role]) return Number.POSITIVE_INFINITY;
  switch (role) {
    case 'level1':
      return levelCost(text, isLevel1Name, isLevel2Name) + brokenCost(text);
    case 'level2':
      return levelCost(text, isLevel2Name, isLevel1Name) + brokenCost(text);
    case 'level3':
      return nameCost(text) + brokenCost(text);
    case 'target':
    case 'midterm':
    case 'longterm':
    case 'actual':
      return valueCost(text) + brokenCost(text);
    case 'weight':
    case 'score':
      return /^\d{1,3}(?:\.\d+)?[%分]?$/u.test(halfWidth(text)) ? 0 : WRONG;
    case 'sign':
      return signCost(text);
    case 'unit':
      return unitCost(text);
    default:
      return proseCost(text) + brokenCost(text);
  }
}

type Vocabulary = (text: string) => boolean;

function levelCost(text: string, own: Vocabulary, neighbour: Vocabulary): number {
  const name = splitLevelWeight(text).name;
  if (own(name)) return 0;
  if (neighbour(name)) return WRONG;
  if (looksLikeLevelName(name)) return 2;
  if (valueShape(text) >= 0.5 || /\d/u.test(name)) return 2 * WRONG;
  return name.length <= 8 ? 4 : 4 + (name.length - 8) / 2;
}

function nameCost(text: string): number {
  if (isLevelLabel(text)) return text.endsWith('标') ? 5 : 2;
  const value = valueShape(text);
  if (value >= 0.9) return WRONG;
  const short = text.length === 1 ? 4 : text.length === 2 ? 1.5 : 0;
  return 0.2 + value * 2 + short + (looksLikeLevelName(text) ? 1.5 : 0);
}

function isLevelLabel(text: string): boolean {
  return isLevel1Name(text) || isLevel2Name(text);
}

/** From the shape: what is shaped like nothing else is free, a long sentence is dear. */
function valueCost(text: string): number {
  const shape = valueShape(text);
  if (shape >= 0.9) return (1 - shape) * 2;
  const label = isLevelLabel(text) ? WRONG : 0;
  return label + 3.2 * (1 - shape) + Math.max(0, text.length - 10) * 0.15;
}

function signCost(text: string): number {
  return /^(?:[≥≤≧≦><=＞＜＝〉〈]{1,2}|定[性量]|[正负反]向|等于|大于等于?|小于等于?|不[低高少超]于?)$/u.test(text) ? 0 : WRONG;
}

function unitCost(text: string): number {
  if (/\d/u.test(text) || isLevelLabel(text)) return WRONG;
  return text.length <= 3 ? 0.3 : text.length <= 6 ? 1 : 3;
}

function proseCost(text: string): number {
  if (isLevelLabel(text)) return 4;
  return 0.5 + valueShape(text) * 2.5;
}

const OPENING = '（(【[〔《「『“‘';
const CLOSING = '）)】]〕》」』”’';

/** A cell does not begin with what closes, nor end with what opens or goes on. */
function brokenCost(text: string): number {
  let cost = 0;
  if (/^[，。、；：！？,;:）)】\]》”’]/u.test(text)) cost += 5;
  if (/[、，,（(【[《“‘]$/u.test(text)) cost += 4;
  return cost + Math.min(2, unbalanced(text)) * 3;
}

function unbalanced(text: string): number {
  let depth = 0;
  let stray = 0;
  for (const character of text) {
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) {
      if (depth > 0) depth--;
      else stray++;
    }
  }
  return depth + stray;
}
