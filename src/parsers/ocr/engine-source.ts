/** Where readers get their recogniser: opened when the first scan is met, then used for every other. */
import type { OcrOptions } from './create-engine.ts';
import type { GreyImage } from '../raster.ts';
import type { OcrEngine } from './engine.ts';

/** Gives the engine, opening it at the first call. */
export type EngineSource = () => Promise<OcrEngine>;

/** How a reader of documents deals with scans. */
export interface ScanReading {
  readonly engine: EngineSource;
  /** Told the picture each page was read from: upright, deskewed, evenly lit, over the whole page as the reader gives it. */
  readonly onSheet?: (page: number, picture: GreyImage) => void;
}

/** One engine a thread and choice of options: its models take 50 MB and half a second. It ends with its worker. */
const opened = new Map<string, Promise<OcrEngine>>();

/** The thread's engine for these options. */
export function sharedEngine(options: OcrOptions = {}): EngineSource {
  const key = JSON.stringify([options.engine ?? null, options.modelsFolder ?? null]);
  return () => {
    const known = opened.get(key);
    if (known !== undefined) return known;
    // Loaded with the first scan: the runtime of the models takes longer to load than most documents to read.
    const engine = import('./create-engine.ts').then(({ createOcrEngine }) => createOcrEngine(options));
    opened.set(key, engine);
    // What did not open may open the next time.
    engine.catch(() => opened.delete(key));
    return engine;
  };
}
