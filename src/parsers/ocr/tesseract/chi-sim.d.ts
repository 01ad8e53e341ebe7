/** @tesseract.js-data/chi_sim brings no types: where the trained data lies in the package. */
declare module '@tesseract.js-data/chi_sim' {
  const data: { readonly code: string; readonly gzip: boolean; readonly langPath: string };
  export default data;
}
