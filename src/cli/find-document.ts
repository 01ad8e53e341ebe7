/** The one document a person names. */
import type { DatabaseReader, FoundDocument } from '../output/database-reader.ts';
import { UsageError } from '../parsers/errors.ts';

/** @throws UsageError where the name, path or part of a name stands for none, or for several. */
export function findDocument(database: DatabaseReader, name: string, file: string): FoundDocument {
  const found = database.findDocuments(name);
  const [first] = found;
  if (first === undefined) {
    throw new UsageError(`${file} holds no document "${name}"; "jixiao export --what documents" lists them`);
  }
  if (found.length > 1) {
    const names = found
      .slice(0, 10)
      .map((document) => `  ${document.row.document}  (${document.sourcePath})`);
    throw new UsageError(
      `"${name}" is ${found.length} documents; name one by its path:\n${names.join('\n')}`,
    );
  }
  return first;
}
