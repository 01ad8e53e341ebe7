/** Which recogniser reads scans, and with which models. Loads no recogniser. */

export const OCR_ENGINES = ['pp-ocr', 'tesseract'] as const;

export type OcrEngineName = (typeof OCR_ENGINES)[number];

export interface OcrOptions {
  /** Default `pp-ocr`. */
  readonly engine?: OcrEngineName;
  /** Folder with a PP-OCR detection model, recognition model and dictionary instead of the packaged ones; `pp-ocr` only. */
  readonly modelsFolder?: string;
}
