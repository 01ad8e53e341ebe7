/** Words of two-row headers: what stands over several columns, and what parts one value column into several. */
import { columnRole } from './columns.ts';
import { compact } from './compact.ts';

/** 绩效指标, 年度指标, 中期绩效目标（2022年—2024年）: headings over all columns, or over one period's (domain.md, published forms). */
const GROUP =
  /^(?:项目|年度|部门)?绩效(?:指标|目标)$|^(?:年度|中期|中长期|实施期|实施周期|长期|总体|当年)(?:总体)?(?:绩效)?(?:目标|指标|指标值)?(?:[（(].{0,20}[)）])?$/u;

/** Ends of the names of places and institutions that have a value column each (GB/T 2260's kinds, villages, and who runs the project there). */
const AREA =
  /(?:镇|乡|街道|办事处|苏木|县|区|市|州|省|农场|园区|管委会|村|社区|本级|学校|中学|小学|医院|中心)$/u;
const LONGEST_AREA = 12;
/** 所在村, 受益学校, 乡镇: columns that say where, not places. */
const SAYS_WHERE =
  /^(?:所[在属辖]|实施|项目|建设|受益|涉及|行政|自然|示范|重点|责任|帮扶|脱贫|贫困|资助|具体)?(?:乡?镇|乡|街道|县|区|市|州|省|县市区|村|社区|学校|医院|中心|园区)$/u;

/** Whether a header's text stands over a group of columns. */
export function isColumnGroup(text: string): boolean {
  return GROUP.test(compact(text));
}

/** Whether a header's text names a township or a unit. */
export function isAreaName(text: string): boolean {
  const name = compact(text);
  return (
    AREA.test(name) && name.length <= LONGEST_AREA && !SAYS_WHERE.test(name) && columnRole(name) === null
  );
}
