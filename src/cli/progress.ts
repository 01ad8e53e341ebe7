/** An import's events drawn on stderr: a bar on a terminal, lines elsewhere, JSON lines for machines. */
import type { ImportEvent } from '../pipeline/import-event.ts';
import { errorLine } from './error-line.ts';
import { printable } from './print.ts';

export interface Progress {
  show(event: ImportEvent): void;
  stop(): void;
}

export async function createProgress(json: boolean): Promise<Progress> {
  if (json) return jsonProgress();
  if (!process.stderr.isTTY) return lineProgress();
  const { createBar } = await import('./progress-bar.ts');
  const bar = createBar();
  return {
    // A line for each document that was read would only push the bar about.
    show: (event) => bar.show(event, event.type === 'parsed' ? null : eventLine(event)),
    stop: () => bar.stop(),
  };
}

function jsonProgress(): Progress {
  return {
    show: (event) => {
      process.stderr.write(`${JSON.stringify(event)}\n`);
    },
    stop: () => undefined,
  };
}

function lineProgress(): Progress {
  return {
    show: (event) => {
      const line = eventLine(event);
      if (line !== null) process.stderr.write(`${line}\n`);
    },
    stop: () => undefined,
  };
}

/** What is worth a line; unchanged documents and pages are not. */
function eventLine(event: ImportEvent): string | null {
  switch (event.type) {
    case 'discovered':
      return `${event.found} ${event.found === 1 ? 'file' : 'files'} found${event.hidden > 0 ? `, ${event.hidden} hidden passed over` : ''}`;
    case 'parsed': {
      const look = event.review > 0 ? `, ${event.review} to review` : '';
      return printable(
        `${event.document}: ${event.status}, ${event.forms} forms, ${event.indicators} rows${look}${changed(event)}`,
      );
    }
    case 'failed':
      return errorLine(event.document, event.error);
    case 'missing':
      return printable(`${event.document}: gone; its rows are kept`);
    case 'moved':
      return printable(`${event.document}: moved here from ${event.from}`);
    case 'copied':
      return printable(`${event.document}: the same bytes as ${event.from}; a document of its own`);
    default:
      return null;
  }
}

function changed({ changes, rolledBack }: Extract<ImportEvent, { type: 'parsed' }>): string {
  if (rolledBack) return '; rolled back before, and not made current';
  if (changes === undefined) return '';
  return `; ${changes.added} added, ${changes.removed} removed, ${changes.changed} changed`;
}
