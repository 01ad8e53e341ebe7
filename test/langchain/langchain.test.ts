import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { convertToOpenAITool } from '@langchain/core/utils/function_calling';
import { describe, expect, it, vi } from 'vitest';
import { IndicatorLoader, queryTool } from '../../src/langchain/index.ts';
import { storedIn } from '../output/export/stored-sample.ts';
import { SAMPLE } from '../output/sample-extraction.ts';
import { temporaryFolder } from '../temporary-folder.ts';

vi.setConfig({ testTimeout: 30_000 });

const folder = temporaryFolder();
const database = storedIn(folder, { 'a.pdf': SAMPLE, 'b.pdf': SAMPLE });
const { file } = database;
const rows = [...database.indicators()];
database.close();

describe('the loader', () => {
  it('gives a document for each indicator, with all its fields', async () => {
    const documents = await new IndicatorLoader(file).load();
    expect(documents.map(({ id }) => id)).toStrictEqual([
      'a.pdf#1.1',
      'a.pdf#1.2',
      'a.pdf#2.1',
      'b.pdf#1.1',
      'b.pdf#1.2',
      'b.pdf#2.1',
    ]);
    expect(documents[0]?.metadata).toStrictEqual({ source: 'a.pdf', ...rows[0] });
    expect(documents[0]?.pageContent).toBe(
      [
        '创业孵化基地项目绩效目标表',
        '年度：2024',
        '项目名称：创业孵化基地',
        '主管部门：某市人社局',
        '产出指标 > 数量指标 > 带动就业：≥15万人',
        '指标解释：基地在孵企业带动就业人数',
        '实际完成值：16万人',
      ].join('\n'),
    );
  });

  it('gives a document for each form, its rows below its goals', async () => {
    const documents = await new IndicatorLoader(file, {
      by: 'form',
      filter: { unit: '万人', document: 'b.pdf' },
    }).load();
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({
      id: 'b.pdf#1',
      metadata: { source: 'b.pdf', budget_yuan: 6_850_000 },
    });
    expect(documents[0]?.metadata.rows).toHaveLength(2);
    expect(documents[0]?.pageContent).toContain('年度目标：建成基地3家\n长期目标：带动就业\n');
    expect(documents[0]?.pageContent).toContain('\n产出指标 > 数量指标 > 带动就业：≥15万人\n政策知晓度：');
    expect(await new IndicatorLoader(file, { by: 'form' }).load()).toHaveLength(4);
  });

  it('gives them one by one, and lets go of the database', async () => {
    for await (const document of new IndicatorLoader(file).lazyLoad()) {
      expect(document.id).toBe('a.pdf#1.1');
      break;
    }
    expect(await new IndicatorLoader(file, { filter: { year: 1999 } }).load()).toStrictEqual([]);
  });

  it('says what is wrong', async () => {
    await expect(new IndicatorLoader(join(folder, 'none.db')).load()).rejects.toThrow('there is no database');
    await expect(new IndicatorLoader(file, { filter: { year: 1.5 } }).load()).rejects.toThrow('year');
  });
});

describe('the tool', () => {
  const tool = queryTool(file, { maxRows: 2 });
  const ask = async (question: Readonly<Record<string, unknown>>) =>
    JSON.parse((await tool.invoke(question)) as string) as Record<string, unknown>;

  it('answers with rows, and says how many there are', async () => {
    const answer = await ask({ kind: ['text'] });
    expect(answer).toMatchObject({ total: 4, rows: [{ document: 'a.pdf' }, { document: 'a.pdf' }] });
    expect(answer.rows).toStrictEqual([rows[1], rows[2]]);
    expect(await ask({ min: '10万人', max: '15万人', review: true, text: null })).toMatchObject({ total: 2 });
  });

  it('counts and sums by what rows share', async () => {
    expect(
      await ask({
        group_by: ['document', 'base_unit'],
        measures: [{ kind: 'sum', of: 'base_value' }],
        unit: ['人'],
      }),
    ).toMatchObject({
      groups: [
        { document: 'a.pdf', base_unit: '人', sum_base_value: 150_000 },
        { document: 'b.pdf', base_unit: '人', sum_base_value: 150_000 },
      ],
    });
  });

  it('takes what a model calls, and tells it what it did wrong', async () => {
    const call = {
      type: 'tool_call',
      id: '1',
      name: tool.name,
      args: { document: ['b.pdf'], limit: 99 },
    } as const;
    const message = (await tool.invoke(call)) as { content: string };
    expect((JSON.parse(message.content) as { rows: unknown[] }).rows).toHaveLength(2);
    expect(await ask({ min: 'viel' })).toMatchObject({ error: expect.stringContaining('viel') as string });
    await expect(tool.invoke({ kind: ['number'] })).rejects.toThrow('schema');
    expect(await queryTool(join(folder, 'none.db')).invoke({})).toContain('there is no database');
  });

  it('has a schema that providers understand', () => {
    const { function: said } = convertToOpenAITool(tool);
    expect(said.name).toBe('query_performance_targets');
    const { properties } = said.parameters as { properties: Record<string, unknown> };
    expect(Object.keys(properties)).toContain('group_by');
  });
});

it('the example of docs/export.md runs', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const text = readFileSync(join(root, 'docs/export.md'), 'utf8');
  const example = /```ts\n(.*?)```/su.exec(text)?.[1] ?? '';
  const script = join(folder, 'example.mjs');
  const built = pathToFileURL(join(root, 'dist/langchain/index.js')).href;
  writeFileSync(
    script,
    example.replace("'jixiao/langchain'", `'${built}'`).replaceAll("'jixiao.db'", JSON.stringify(file)),
  );
  const { stdout, stderr, status } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  expect({ status, stderr }).toStrictEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('创业孵化基地项目绩效目标表');
  expect(stdout).toContain('{"total":0,"rows":[]}');
});
