import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { leanGraph, leanModel } from '../../../../src/parsers/ocr/pp-ocr/lean-model.ts';
import { packagedModels } from '../../../../src/parsers/ocr/pp-ocr/model-files.ts';
import {
  type GraphNode,
  type ModelGraph,
  newNode,
  parseModel,
} from '../../../../src/parsers/ocr/pp-ocr/model-graph.ts';
import { BYTES, messageOf, VARINT, varintOf } from '../../../../src/parsers/ocr/pp-ocr/protobuf.ts';

/** A convolution of one channel with so much padding on every side, or none stated. */
function conv(input: string, output: string, pad: number | null, weights = 'kernel'): GraphNode {
  const pads = [
    { number: 1, wire: BYTES, bytes: new TextEncoder().encode('pads') },
    ...[0, 0, 0, 0].map(() => ({ number: 8, wire: VARINT, bytes: varintOf(pad ?? 0) })),
  ];
  const node = newNode('Conv', [input, weights, 'bias'], output, {});
  return pad === null ? node : { ...node, rest: [{ number: 5, wire: BYTES, bytes: messageOf(pads) }] };
}

const hardSwish = (input: string, output: string, three = 'three', six = 'six'): GraphNode[] => [
  newNode('Add', [input, three], 'raised', {}),
  newNode('Clip', ['raised'], 'clipped', { min: 0, max: 6 }),
  newNode('Mul', [input, 'clipped'], 'product', {}),
  newNode('Div', ['product', six], output, {}),
];

const scaled = (input: string, output: string, by: string, plus: string): GraphNode[] => [
  newNode('Mul', [by, input], `${output} scaled`, {}),
  newNode('Add', [`${output} scaled`, plus], output, {}),
];

function graphOf(nodes: readonly GraphNode[], outputs: readonly string[] = ['y']): ModelGraph {
  const number = (value: number) => ({ sizes: [], values: Float32Array.of(value) });
  const constants = {
    two: number(2),
    three: number(3),
    five: number(5),
    six: number(6),
    pair: { sizes: [2], values: Float32Array.of(2, 3) },
    kernel: { sizes: [2, 1, 1, 1], values: Float32Array.of(1, -1) },
    bias: { sizes: [2], values: Float32Array.of(0.5, 0.25) },
  };
  return { nodes, constants: new Map(Object.entries(constants)), outputs: new Set(outputs) };
}

const shown = ({ nodes }: ModelGraph): string[] =>
  nodes.map(({ operator, inputs, outputs }) => `${operator} ${inputs[0]} → ${outputs[0]}`);

const values = ({ nodes, constants }: ModelGraph, node: number): number[][] =>
  nodes[node]!.inputs.slice(1).map((name) => [...constants.get(name)!.values]);

describe('what is multiplied and added beside a convolution', () => {
  it('behind it is put into its weights', () => {
    const lean = leanGraph(graphOf([conv('x', 'a', 0), ...scaled('a', 'y', 'two', 'five')]));
    expect(shown(lean)).toStrictEqual(['Conv x → y']);
    expect(values(lean, 0)).toStrictEqual([
      [2, -2],
      [6, 5.5],
    ]);
  });

  it('before it is put into its weights where it sees no zeros around the picture', () => {
    const lean = leanGraph(graphOf([...scaled('x', 'a', 'two', 'five'), conv('a', 'y', 0)]));
    expect(shown(lean)).toStrictEqual(['Conv x → y']);
    expect(values(lean, 0)).toStrictEqual([
      [2, -2],
      [5.5, -4.75],
    ]);
  });

  it.each([
    ['with zeros around', 1],
    ['that may have some', null],
  ])('before one %s becomes one operation a channel', (_, pad) => {
    const nodes = [
      conv('x', 'a', 0),
      newNode('Relu', ['a'], 'b', {}),
      ...scaled('b', 'c', 'two', 'five'),
      conv('c', 'y', pad),
    ];
    const lean = leanGraph(graphOf(nodes));
    expect(shown(lean)).toStrictEqual(['Conv x → a', 'Relu a → b', 'BatchNormalization b → c', 'Conv c → y']);
    expect(values(lean, 2)).toStrictEqual([
      [2, 2],
      [5, 5],
      [0, 0],
      [1, 1],
    ]);
  });

  it.each([
    [
      'is used elsewhere',
      [conv('x', 'a', 0), newNode('Mul', ['a', 'two'], 'y', {}), newNode('Relu', ['a'], 'z', {})],
    ],
    ['is no single number', [conv('x', 'a', 0), ...scaled('a', 'y', 'pair', 'pair')]],
    ['has no weights in the file', [conv('x', 'a', 0, 'elsewhere'), ...scaled('a', 'y', 'two', 'pair')]],
  ])('stays where it %s', (_, nodes) => {
    expect(leanGraph(graphOf(nodes)).nodes).toStrictEqual(nodes);
  });

  it('stays where it is a result of the model', () => {
    const nodes = [conv('x', 'a', 0), newNode('Mul', ['a', 'two'], 'y', {})];
    expect(leanGraph(graphOf(nodes, ['a', 'y'])).nodes).toStrictEqual(nodes);
  });
});

describe('an activation written as four operations', () => {
  it('becomes two', () => {
    expect(shown(leanGraph(graphOf(hardSwish('x', 'y'))))).toStrictEqual([
      'HardSigmoid x → y/gate',
      'Mul x → y',
    ]);
  });

  it.each([
    ['another number', hardSwish('x', 'y', 'two')],
    ['another divisor', hardSwish('x', 'y', 'three', 'five')],
    [
      'another factor',
      hardSwish('x', 'y').map((n) => (n.operator === 'Mul' ? { ...n, inputs: ['z', 'clipped'] } : n)),
    ],
  ])('with %s is another and stays', (_, nodes) => {
    expect(leanGraph(graphOf(nodes)).nodes).toStrictEqual(nodes);
  });
});

describe('the packaged recognition model', () => {
  it('gives the same chances with a third of its operations gone', async () => {
    const file = await readFile(packagedModels().recognition);
    const lean = leanModel(file)!;
    // 28 activations, each with a factor and a summand before and behind it; 16 of the latter stay as one operation.
    const operations = (model: Uint8Array) =>
      parseModel(model).graph.nodes.filter(({ operator }) => operator !== 'Constant').length;
    expect([operations(file), operations(lean)]).toStrictEqual([440, 440 - 28 * 2 - 28 * 2 - 12 * 2 - 16]);
    // Strokes of some kind: what they are read as does not matter.
    const strip = Float32Array.from({ length: 3 * 48 * 96 }, (_, i) =>
      ((i % 96) * 7 + (Math.floor(i / 96) % 48) * 3) % 31 < 11 ? -0.9 : 0.95,
    );
    const [own, leaner] = await Promise.all([file, lean].map((model) => chances(model, strip)));
    const most = own!.reduce((sum, chance, i) => Math.max(sum, Math.abs(chance - leaner![i]!)), 0);
    expect(Math.max(...own!)).toBeGreaterThan(0.1);
    expect(most).toBeLessThan(1e-4);
  });
});

async function chances(model: Uint8Array, strip: Float32Array): Promise<Float32Array> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1 });
  const { [session.outputNames[0]!]: output } = await session.run({
    [session.inputNames[0]!]: new Tensor('float32', strip, [1, 3, 48, 96]),
  });
  await session.release();
  return output!.data as Float32Array;
}
