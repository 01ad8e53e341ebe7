import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { packagedModels } from '../../../../src/parsers/ocr/pp-ocr/model-files.ts';
import { modelBytes, newNode, parseModel } from '../../../../src/parsers/ocr/pp-ocr/model-graph.ts';
import {
  constantsIn,
  fromHalf,
  LINE_READER,
  trainedFurther,
  withConstants,
} from '../../../../src/parsers/ocr/pp-ocr/trained-further.ts';

// Some 0.3 s of processor time; on a busy machine far more goes by.
vi.setConfig({ testTimeout: 60_000 });

describe('the packaged recogniser', () => {
  it('gets the weights in place of its own, and nothing else', async () => {
    const file = await readFile(packagedModels().recognition);
    const model = parseModel(file);
    const own = model.graph;
    const change = await trainedFurther(file);
    const further = parseModel(modelBytes(model, change!(own))).graph;
    const weights = constantsIn(await readFile(LINE_READER.path));
    // What the net sees of a picture is left; neck and head are some 1.4 million numbers.
    expect([...weights.values()].reduce((sum, { values }) => sum + values.length, 0)).toBe(1_367_785);
    for (const [name, { sizes, values }] of weights) {
      expect(own.constants.get(name)!.sizes, name).toStrictEqual(sizes);
      expect(further.constants.has(name), name).toBe(false);
      const given = further.constants.get(`${name}/further`)!.values;
      expect(Buffer.compare(Buffer.from(given.buffer), Buffer.from(values.buffer)), name).toBe(0);
    }
    const operations = (graph: typeof own) =>
      graph.nodes.filter(({ operator }) => operator !== 'Constant').map(({ outputs }) => outputs[0]);
    expect(operations(further)).toStrictEqual(operations(own));
  });

  it('is left where one byte is another: it may be another model', async () => {
    const file = await readFile(packagedModels().recognition);
    file[file.length >> 1]! ^= 1;
    expect(await trainedFurther(file)).toBeNull();
  });

  it('is not opened with other weights', async () => {
    const file = await readFile(packagedModels().recognition);
    const other = { ...LINE_READER, path: packagedModels().dictionary };
    await expect(trainedFurther(file, other)).rejects.toMatchObject({
      code: 'damaged-file',
      path: packagedModels().dictionary,
    });
  });
});

it('leaves any other model as it is', async () => {
  const file = await readFile(packagedModels().detection);
  expect(await trainedFurther(file)).toBeNull();
});

it('gives new constants to all who ask for the old ones, and to nobody else', () => {
  const constant = (value: number) => ({ sizes: [1], values: Float32Array.of(value) });
  const nodes = [newNode('Mul', ['x', 'a'], 'm', {}), newNode('Add', ['m', 'b'], 'y', {})];
  const graph = {
    nodes,
    constants: new Map(Object.entries({ a: constant(1), b: constant(2) })),
    outputs: new Set(['y']),
  };
  const changed = withConstants(graph, new Map([['a', constant(3)]]));
  expect(changed.nodes.map(({ inputs }) => inputs)).toStrictEqual([
    ['x', 'a/further'],
    ['m', 'b'],
  ]);
  expect(changed.constants.get('a/further')).toStrictEqual(constant(3));
});

it.each([
  [0x3c00, 1],
  [0xc100, -2.5],
  [0x0001, 2 ** -24],
  [0x03ff, 1023 * 2 ** -24],
  [0x0400, 2 ** -14],
  [0x7bff, 65_504],
  [0x8000, -0],
])('reads the 16 bits %i as %d', (bits, value) => {
  expect(fromHalf(bits)).toBe(value);
});
