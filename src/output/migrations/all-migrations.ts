/** Every migration in order; the number of a migration is its place here, from 1, and the schema's version after it. */
import { sql as documentsFormsIndicators } from './0001-documents-forms-indicators.ts';
import { sql as correctionsAndEffectiveRows } from './0002-corrections-and-effective-rows.ts';
import { sql as indexesAndSearch } from './0003-indexes-and-search.ts';
import { sql as suggestions } from './0004-suggestions.ts';
import { sql as firstRows } from './0005-first-rows.ts';

export const MIGRATIONS: readonly string[] = [
  documentsFormsIndicators,
  correctionsAndEffectiveRows,
  indexesAndSearch,
  suggestions,
  firstRows,
];
