/** Every migration in order; the number of a migration is its place here, from 1, and the schema's version after it. */
import { sql as documentsFormsIndicators } from './0001-documents-forms-indicators.ts';

export const MIGRATIONS: readonly string[] = [documentsFormsIndicators];
