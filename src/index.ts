/**
 * jixiao as a library.
 *
 * ```ts
 * import { extractFile, importPaths, indicatorRows, openDatabase, openStore, queryIndicators } from 'jixiao';
 *
 * const { extraction } = await extractFile('附件1.pdf');       // one file, no database
 * for (const row of indicatorRows('附件1.pdf', extraction)) console.log(row.level3, row.target);
 *
 * const store = openStore('budget.db');                       // a folder into a database
 * await importPaths(['attachments/'], store, { onEvent: console.log });
 * store.close();
 *
 * const database = openDatabase('budget.db');                 // and out again
 * const costs = { region: '江西省', level: '成本指标', max: '50万元' };
 * for (const row of queryIndicators(database, costs)) console.log(row.document, row.target);
 * database.close();
 * ```
 */
export {
  type DocumentRow,
  type FormRow,
  formRows,
  type IndicatorRow,
  indicatorRows,
  type LabelledText,
} from './output/contract-rows.ts';
export type { DatabaseReader, FoundDocument } from './output/database-reader.ts';
export { openDatabase } from './output/database-reader.ts';
export { type ExportFormat, exportRows, formatIndicators, type TextFormat } from './output/export.ts';
export type { ExportKind } from './output/export/export-tables.ts';
export type { Overview } from './output/overview.ts';
export {
  countIndicators,
  type ExplainedQuery,
  explainQuery,
  type Grouping,
  type Groups,
  groupIndicators,
  type IndicatorFilter,
  queryIndicators,
} from './output/query.ts';
export { runSql, type SqlLimits, type SqlResult } from './output/sql/run-sql.ts';
export { type DocumentedView, VIEW_COLUMNS } from './output/view-columns.ts';
export { backupDatabase } from './output/backup-database.ts';
export { type CheckResult, checkDatabase, type Finding } from './output/check-database.ts';
export type { Author, Recorded } from './output/corrections/correction-writer.ts';
export type { SheetResult } from './output/corrections/import-sheet.ts';
export type { OpenConflict } from './output/corrections/read-conflicts.ts';
export { type Editor, openEditor } from './output/editor.ts';
export type {
  DocumentHistory,
  HistoricCorrection,
  HistoricExtraction,
} from './output/history/read-history.ts';
export { type LockHolder, type LockOptions, lockForImport } from './output/import-lock.ts';
export { openStore, type SqliteStore } from './output/store.ts';
export {
  DamagedFileError,
  DatabaseError,
  EmptyFileError,
  type ErrorCode,
  JixiaoError,
  PasswordProtectedError,
  UnreadableFileError,
  UnsupportedFormatError,
  UsageError,
} from './parsers/errors.ts';
export { type DetectedType, detectMediaType, type MediaType } from './parsers/media-type.ts';
export type { Box, Locator, Problem } from './parsers/page.ts';
export { extractDocument } from './pipeline/extract.ts';
export { EXTRACTOR_VERSION } from './pipeline/extractor-version.ts';
export { type ExtractFileOptions, extractFile } from './pipeline/extract-file.ts';
export type {
  Comparator,
  Extraction,
  ExtractionFailure,
  Form,
  Indicator,
  Region,
  TargetKind,
  TargetReading,
} from './pipeline/extraction.ts';
export type { HeadField, Period, Printed, RowExtras } from './pipeline/form/raw-form.ts';
export type { ChangeCounts, ChangeSummary } from './pipeline/change-log.ts';
export type { DocumentError, ImportEvent, ImportSummary } from './pipeline/import-event.ts';
export { type ImportOptions, importPaths } from './pipeline/ingest.ts';
export { readTarget, type TargetInput } from './pipeline/normalise/target.ts';
export type {
  Changes,
  DocumentResult,
  DocumentStatus,
  FieldChange,
  KnownDocument,
  RowChange,
  SameBytes,
  Saved,
  SourceFile,
  Store,
} from './pipeline/store-port.ts';
