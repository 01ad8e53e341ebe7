/** The one door to pdf.js: both its halves are loaded here, between the keeping and the putting back of what it replaces. */
import { restoreBuiltIns } from './built-ins.ts';
import './native-jpeg.ts';
import { admitCanvas } from './deferred-canvas.ts';
import { getDocument, ImageKind, OPS, PDFWorker, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';

restoreBuiltIns();
admitCanvas();

export { getDocument, ImageKind, OPS, PDFWorker, VerbosityLevel, WorkerMessageHandler };
