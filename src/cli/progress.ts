/** An import's events drawn on stderr: a bar on a terminal, lines elsewhere, JSON lines for machines. */
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { DocumentError, ImportEvent } from '../pipeline/import-event.ts';
import { printable } from './print.ts';

export interface Progress {
  show(event: ImportEvent): void;
  stop(): void;
}

export function createProgress(json: boolean): Progress {
  if (json) return jsonProgress();
  return process.stderr.isTTY ? barProgress() : lineProgress();
}

/** `名.pdf: page 3: is damaged … (damaged-file)` */
export function errorLine(document: string, error: Omit<DocumentError, 'code'> & { code: string }): string {
  const place = error.page === null ? '' : `page ${error.page}: `;
  return printable(`${document}: ${place}${error.message} (${error.code})`);
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
      return `${event.found} ${event.found === 1 ? "file" : "files"} found${event.hidden > 0 ? `, ${event.hidden} hidden passed over` : ''}`;
    case 'parsed': {
      const look = event.review > 0 ? `, ${event.review} to review` : '';
      return printable(
        `${event.document}: ${event.status}, ${event.forms} forms, ${event.indicators} rows${look}`,
      );
    }
    case 'failed':
      return errorLine(event.document, event.error);
    case 'missing':
      return printable(`${event.document}: gone; its rows are kept`);
    case 'moved':
      return printable(`${event.document}: moved here from ${event.from}`);
    default:
      return null;
  }
}

function barProgress(): Progress {
  const bars = new MultiBar(
    {
      format: ' {bar} {value}/{total} documents  {doing}',
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
      // The default calls for a redraw at every tick; four a second are enough for an eye.
      fps: 4,
    },
    Presets.shades_grey,
  );
  let bar: SingleBar | null = null;
  return {
    show: (event) => {
      if (event.type === 'discovered') bar = bars.create(event.found, 0, { doing: '' });
      else if (event.type === 'started') bar?.update({ doing: printable(event.document) });
      else if (event.type === 'page') {
        bar?.update({ doing: `${printable(event.document)} page ${event.page}/${event.of ?? '?'}` });
      } else if (event.type === 'skipped' || event.type === 'parsed' || event.type === 'failed') bar?.increment();
      const line = event.type === 'parsed' ? null : eventLine(event);
      if (line !== null) bars.log(`${line}\n`);
    },
    stop: () => bars.stop(),
  };
}
