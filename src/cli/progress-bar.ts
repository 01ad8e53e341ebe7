/** Progress on a terminal. */
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { ImportEvent } from '../pipeline/import-event.ts';
import { printable } from './print.ts';

export interface Bar {
  /** Draws the event; a line, where there is one, goes above the bar. */
  show(event: ImportEvent, line: string | null): void;
  stop(): void;
}

export function createBar(): Bar {
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
    show: (event, line) => {
      if (event.type === 'discovered') bar = bars.create(event.found, 0, { doing: '' });
      else if (event.type === 'started') bar?.update({ doing: printable(event.document) });
      else if (event.type === 'page') {
        bar?.update({ doing: `${printable(event.document)} page ${event.page}/${event.of ?? '?'}` });
      } else if (event.type === 'skipped' || event.type === 'parsed' || event.type === 'failed')
        bar?.increment();
      if (line !== null) bars.log(`${line}\n`);
    },
    stop: () => bars.stop(),
  };
}
