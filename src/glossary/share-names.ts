/** Names of indicators whose measure is a share, as published forms print them: what stands beside them is a percentage. */
const SHARE = /(?:率|满意度|满意程度|占比|比例|比重|覆盖面|覆盖|知晓度|认可度)(?:\(|$)/u;

/** @param name with widths folded */
export function isShareName(name: string): boolean {
  return SHARE.test(name);
}
