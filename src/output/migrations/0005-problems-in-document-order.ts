/**
 * The rows with problems in the order of their documents, so that the first of them are found without gathering and sorting all of a
 * code's; with what such questions ask beside, so that the rest are told without reading the rows. (bench/README.md has the figures.)
 * Databases written while 0003 was being worked on lack what it came to have; here they get what 0003 says today.
 */
export const sql = `
DROP INDEX effective_indicators_with_problems;
CREATE INDEX effective_indicators_with_problems ON effective_indicators (document_id, form, ordinal, problems, year)
  WHERE problems <> '[]';
DROP INDEX effective_indicators_by_value;
CREATE INDEX effective_indicators_by_value ON effective_indicators (
  base_unit, base_value, base_value_high, level1_code, level2_code, comparator, year, region_code
);
CREATE INDEX IF NOT EXISTS effective_forms_by_region ON effective_forms (region_code);
`;
