/**
 * Indexes from which the first rows of an answer are told without gathering and sorting all of it (bench/README.md has the figures).
 * Databases written while 0003 was being worked on lack what it came to have; here they get what 0003 says today.
 */
export const sql = `
-- Rows with problems in the order of their documents, with what is asked beside, so that the rest are told without reading the rows.
DROP INDEX effective_indicators_with_problems;
CREATE INDEX effective_indicators_with_problems ON effective_indicators (document_id, form, ordinal, problems, year)
  WHERE problems <> '[]';
-- A place's forms with what they are sorted by.
DROP INDEX IF EXISTS effective_forms_by_region;
CREATE INDEX effective_forms_by_region ON effective_forms (region_code, document, document_id, form);
DROP INDEX effective_indicators_by_value;
CREATE INDEX effective_indicators_by_value ON effective_indicators (
  base_unit, base_value, base_value_high, level1_code, level2_code, comparator, year, region_code
);
`;
