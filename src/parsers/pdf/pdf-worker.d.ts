/** pdfjs-dist brings no types for the half of pdf.js that interprets files; it can only be put behind a port. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: { initializeFromPort(port: object): void };
}
