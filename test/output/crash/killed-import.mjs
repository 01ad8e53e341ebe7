/** Imports a folder and kills itself (SIGKILL) before the statement of a given number. argv: database, folder, number. */
import { importPaths } from '../../../dist/pipeline/ingest.js';
import { openStore } from '../../../dist/output/store.js';

const [database, folder, at] = process.argv.slice(2);
let statements = 0;
const store = openStore(database, {
  onStatement: () => {
    if (++statements === Number(at)) process.kill(process.pid, 'SIGKILL');
  },
});
await importPaths([folder], store, {
  workers: 1,
  workerFile: new URL('./recorded-worker.mjs', import.meta.url),
});
store.close();
