/**
 * A model made cheaper to run, to the same results but for rounding. PP-OCR's models multiply every layer by a number and add one, before
 * and behind an activation that is itself written as four operations: of a line's time more than half went into passing over memory for
 * these. The numbers are put into the weights of the layers beside them, and the activation into an operation the runtime can join with
 * them. Chances differ by less than one in ten thousand; a line takes 33 % (three characters) to 50 % (sixteen) less time.
 */
import {
  type Constant,
  floatAttribute,
  type GraphNode,
  integersAttribute,
  type ModelGraph,
  modelBytes,
  newNode,
  parseModel,
} from './model-graph.ts';

/**
 * The model, or null where there is nothing to save.
 *
 * @param changed what else is to be done with its graph; done first, so that 10 MB are read and written once
 * @throws {RangeError} the bytes are no ONNX file
 */
export function leanModel(
  file: Uint8Array,
  changed: ((graph: ModelGraph) => ModelGraph) | null = null,
): Uint8Array | null {
  const model = parseModel(file);
  if (!model.isWhole) return null;
  const lean = leanGraph(changed === null ? model.graph : changed(model.graph));
  const isSame = changed === null && lean.nodes.length === model.graph.nodes.length;
  return isSame ? null : modelBytes(model, lean);
}

export function leanGraph(graph: ModelGraph): ModelGraph {
  return [withHardSwish, withScaleBehind, withScaleBefore].reduce((lean, step) => step(lean), graph);
}

/** What a step makes of a graph: nodes in place of others, and constants. */
class Changes {
  readonly #graph: ModelGraph;
  readonly #users = new Map<string, GraphNode[]>();
  readonly #makers = new Map<string, GraphNode>();
  readonly #instead = new Map<GraphNode, readonly GraphNode[]>();
  readonly #constants = new Map<string, Constant>();

  constructor(graph: ModelGraph) {
    this.#graph = graph;
    for (const node of graph.nodes) {
      for (const name of node.outputs) this.#makers.set(name, node);
      for (const name of new Set(node.inputs)) {
        const users = this.#users.get(name);
        if (users === undefined) this.#users.set(name, [node]);
        else users.push(node);
      }
    }
  }

  get nodes(): readonly GraphNode[] {
    return this.#graph.nodes;
  }

  maker(name: string): GraphNode | null {
    return this.#makers.get(name) ?? null;
  }

  /** The node, of that kind, that alone uses the only output of another. */
  next(node: GraphNode, operator: string): GraphNode | null {
    const [name, more] = node.outputs;
    if (name === undefined || more !== undefined || this.#graph.outputs.has(name)) return null;
    const users = this.#users.get(name) ?? [];
    return users.length === 1 && users[0]!.operator === operator ? users[0]! : null;
  }

  constant(name: string | undefined): Constant | null {
    if (name === undefined) return null;
    return this.#constants.get(name) ?? this.#graph.constants.get(name) ?? null;
  }

  number(name: string | undefined): number | null {
    const constant = this.constant(name);
    // With more dimensions it might give its own to what it is added to.
    return constant?.values.length === 1 && constant.sizes.length <= 1 ? constant.values[0]! : null;
  }

  /** The one number among a node's two inputs, and its other input; null where there is none. */
  withNumber(node: GraphNode | null): { readonly value: number; readonly other: string } | null {
    if (node?.inputs.length !== 2) return null;
    const [a, b] = [node.inputs[0]!, node.inputs[1]!];
    const [first, second] = [this.number(a), this.number(b)];
    if (second !== null && first === null) return { value: second, other: a };
    return first !== null && second === null ? { value: first, other: b } : null;
  }

  replace(node: GraphNode, by: readonly GraphNode[]): void {
    this.#instead.set(node, by);
  }

  /** @returns the name it got */
  add(name: string, constant: Constant): string {
    let free = name;
    while (this.constant(free) !== null) free += '+';
    this.#constants.set(free, constant);
    return free;
  }

  result(): ModelGraph {
    return {
      nodes: this.nodes.flatMap((node) => this.#instead.get(node) ?? [node]),
      constants: new Map([...this.#graph.constants, ...this.#constants]),
      outputs: this.#graph.outputs,
    };
  }
}

/** x · min(max(x + 3, 0), 6) / 6 as x · HardSigmoid(x). */
function withHardSwish(graph: ModelGraph): ModelGraph {
  const changes = new Changes(graph);
  for (const add of graph.nodes) {
    const sum = add.operator === 'Add' ? changes.withNumber(add) : null;
    const clip = changes.next(add, 'Clip');
    if (sum?.value !== 3 || clip === null || !isClipTo(clip, 0, 6, changes)) continue;
    const mul = changes.next(clip, 'Mul');
    if (mul === null || !isPair(mul.inputs, sum.other, clip.outputs[0]!)) continue;
    const div = changes.next(mul, 'Div');
    if (div === null || div.inputs[0] !== mul.outputs[0] || changes.number(div.inputs[1]) !== 6) continue;
    const [output] = div.outputs;
    const gate = `${output}/gate`;
    for (const node of [add, clip, mul]) changes.replace(node, []);
    changes.replace(div, [
      newNode('HardSigmoid', [sum.other], gate, { alpha: 1 / 6, beta: 0.5 }),
      newNode('Mul', [sum.other, gate], output!, {}),
    ]);
  }
  return changes.result();
}

/** Its bounds are attributes up to version 10 of ONNX's operators, inputs from 11 on. */
function isClipTo(clip: GraphNode, least: number, most: number, changes: Changes): boolean {
  const [, low, high] = clip.inputs;
  return (
    (floatAttribute(clip, 'min') ?? changes.number(low)) === least &&
    (floatAttribute(clip, 'max') ?? changes.number(high)) === most
  );
}

function isPair([first, second]: readonly string[], a: string, b: string): boolean {
  return (first === a && second === b) || (first === b && second === a);
}

/** A convolution's weights; null where they are not in the file. */
interface Weights {
  readonly kernel: Constant;
  readonly biases: Float32Array;
}

function weightsOf(conv: GraphNode, changes: Changes): Weights | null {
  const [, kernelName, biasName] = conv.inputs;
  const kernel = changes.constant(kernelName);
  const biases = biasName === undefined ? null : changes.constant(biasName);
  if (kernel === null || (biasName !== undefined && biases === null)) return null;
  return { kernel, biases: biases?.values ?? new Float32Array(kernel.sizes[0]!) };
}

function convolution(
  like: GraphNode,
  input: string,
  output: string,
  { kernel, biases }: Weights,
  changes: Changes,
): GraphNode {
  const kernelName = changes.add(`${output}/kernel`, kernel);
  const biasName = changes.add(`${output}/bias`, { sizes: [biases.length], values: biases });
  return { ...like, inputs: [input, kernelName, biasName], outputs: [output] };
}

/** What a number multiplies and another is added to behind a convolution, it gives by itself. */
function withScaleBehind(graph: ModelGraph): ModelGraph {
  const changes = new Changes(graph);
  for (const conv of graph.nodes) {
    const weights = conv.operator === 'Conv' ? weightsOf(conv, changes) : null;
    const mul = changes.next(conv, 'Mul');
    const scale = changes.withNumber(mul)?.value ?? null;
    if (weights === null || mul === null || scale === null) continue;
    const add = changes.next(mul, 'Add');
    const shift = changes.withNumber(add)?.value ?? null;
    const last = add === null || shift === null ? mul : add;
    const scaled = {
      kernel: { ...weights.kernel, values: times(weights.kernel.values, scale) },
      biases: weights.biases.map((value) => value * scale + (shift ?? 0)),
    };
    changes.replace(conv, [convolution(conv, conv.inputs[0]!, last.outputs[0]!, scaled, changes)]);
    changes.replace(mul, []);
    if (last === add) changes.replace(add, []);
  }
  return changes.result();
}

/**
 * The same before a convolution. Where it sees zeros around the picture, what is added must not be added to these: there the two become
 * one operation a channel, which the runtime does in the order in which it keeps pictures.
 */
function withScaleBefore(graph: ModelGraph): ModelGraph {
  const changes = new Changes(graph);
  for (const mul of graph.nodes) {
    const product = mul.operator === 'Mul' ? changes.withNumber(mul) : null;
    const add = changes.next(mul, 'Add');
    const sum = changes.withNumber(add);
    if (product === null || add === null || sum === null) continue;
    const [scale, shift] = [product.value, sum.value];
    const conv = changes.next(add, 'Conv');
    const weights = conv === null ? null : weightsOf(conv, changes);
    if (conv !== null && weights !== null && conv.inputs[0] === add.outputs[0] && !isPadded(conv)) {
      const scaled = scaledBefore(weights, scale, shift);
      changes.replace(conv, [convolution(conv, product.other, conv.outputs[0]!, scaled, changes)]);
      changes.replace(mul, []);
      changes.replace(add, []);
      continue;
    }
    const channels = channelsOf(product.other, changes);
    if (channels === null) continue;
    const each = (name: string, value: number): string =>
      changes.add(`${add.outputs[0]}/${name}`, {
        sizes: [channels],
        values: new Float32Array(channels).fill(value),
      });
    const inputs = [each('scale', scale), each('shift', shift), each('mean', 0), each('variance', 1)];
    changes.replace(mul, []);
    changes.replace(add, [
      newNode('BatchNormalization', [product.other, ...inputs], add.outputs[0]!, { epsilon: 0 }),
    ]);
  }
  return changes.result();
}

/** A node that states no padding may have it computed. */
function isPadded(conv: GraphNode): boolean {
  const pads = integersAttribute(conv, 'pads');
  return pads === null || pads.some((pad) => pad !== 0);
}

function scaledBefore({ kernel, biases }: Weights, scale: number, shift: number): Weights {
  const each = kernel.values.length / biases.length;
  return {
    kernel: { ...kernel, values: times(kernel.values, scale) },
    biases: biases.map((bias, i) => bias + shift * sumOf(kernel.values, i * each, (i + 1) * each)),
  };
}

// Loops: a model has millions of weights, for which `map` and `reduce` take ten times as long.

function times(values: Float32Array, factor: number): Float32Array {
  const products = new Float32Array(values.length);
  for (let i = 0; i < values.length; i += 1) products[i] = values[i]! * factor;
  return products;
}

function sumOf(values: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += values[i]!;
  return sum;
}

/** Operations that leave the number of channels as it is. */
const SAME_CHANNELS = new Set(['HardSigmoid', 'Mul', 'Relu', 'BatchNormalization']);

/** How many channels an intermediate picture has; null where that is not said near by. */
function channelsOf(name: string, changes: Changes): number | null {
  let at = name;
  for (let steps = 0; steps < 4; steps += 1) {
    const node = changes.maker(at);
    if (node === null) return null;
    if (node.operator === 'Conv') return changes.constant(node.inputs[1])?.sizes[0] ?? null;
    if (!SAME_CHANNELS.has(node.operator)) return null;
    at = node.inputs[0]!;
  }
  return null;
}
