/**
 * jixiao's rows for LangChain: a document loader, and a tool that lets a model ask.
 *
 * ```ts
 * import { IndicatorLoader, queryTool } from 'jixiao/langchain';
 *
 * const documents = await new IndicatorLoader('jixiao.db', { by: 'form' }).load();
 * const tool = queryTool('jixiao.db');
 * ```
 */
export { IndicatorLoader, type LoaderOptions } from './indicator-loader.ts';
export { type QueryToolOptions, queryTool } from './query-tool.ts';
