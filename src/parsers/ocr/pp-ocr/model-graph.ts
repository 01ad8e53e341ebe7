/** ONNX files as graphs: nodes, and the constants among their inputs. What is not looked at is written back as it was read. */
import { BYTES, type Field, FIXED32, fieldsOf, messageOf, numberOf, VARINT, varintOf } from './protobuf.ts';

/** Numbers of a fixed shape. */
export interface Constant {
  readonly sizes: readonly number[];
  readonly values: Float32Array;
}

/** One operation. Inputs and outputs are names; an output belongs to one node. */
export interface GraphNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Attributes and all else the file says of it, not read. */
  readonly rest: readonly Field[];
}

export interface ModelGraph {
  /** In the order they are run in. */
  readonly nodes: readonly GraphNode[];
  /** The constants of 32-bit numbers, by name; not in it are those kept in other files or written otherwise than usual. */
  readonly constants: ReadonlyMap<string, Constant>;
  /** Results of the whole graph. */
  readonly outputs: ReadonlySet<string>;
}

/** A graph and the file it was read from. */
export interface ModelFile {
  readonly graph: ModelGraph;
  /** Whether all its constants are in the file: beside others it can only be read where it lies. */
  readonly isWhole: boolean;
  readonly model: readonly Field[];
  readonly rest: readonly Field[];
}

// Numbers of fields: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
const MODEL = { graph: 7 };
const GRAPH = { node: 1, constant: 5, output: 12 };
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 };
const ATTRIBUTE = { name: 1, float: 2, tensor: 5, ints: 8, type: 20 };
const TENSOR = { size: 1, type: 2, name: 8, raw: 9, elsewhere: 13 };
const VALUE = { name: 1 };
/** Of attributes and tensors: the type of 32-bit floating point. */
const FLOAT = 1;

/** @throws {RangeError} the bytes are no ONNX file */
export function parseModel(file: Uint8Array): ModelFile {
  const model = fieldsOf(file);
  const graph = model.find(({ number }) => number === MODEL.graph);
  if (graph === undefined) throw new RangeError('expected an ONNX file, found one without a graph');
  const fields = fieldsOf(graph.bytes);
  const nodes = messages(fields, GRAPH.node).map(nodeOf);
  const constants = new Map<string, Constant>();
  const tensors = messages(fields, GRAPH.constant);
  for (const tensor of tensors) {
    const constant = constantOf(tensor);
    if (constant !== null) constants.set(textOf(tensor, TENSOR.name), constant);
  }
  for (const node of nodes) {
    if (node.operator !== 'Constant') continue;
    const tensor = attributeOf(node, 'value')?.find(({ number }) => number === ATTRIBUTE.tensor);
    const constant = tensor === undefined ? null : constantOf(fieldsOf(tensor.bytes));
    if (constant !== null) constants.set(node.outputs[0]!, constant);
  }
  const outputs = new Set(messages(fields, GRAPH.output).map((value) => textOf(value, VALUE.name)));
  const rest = fields.filter(({ number }) => number !== GRAPH.node);
  const isWhole = !tensors.some((tensor) => tensor.some(({ number }) => number === TENSOR.elsewhere));
  return { graph: { nodes, constants, outputs }, isWhole, model, rest };
}

/** The file with another graph; constants it did not have are added, those no node asks for any more left out. */
export function modelBytes({ model, rest, graph: before }: ModelFile, graph: ModelGraph): Uint8Array {
  const asked = new Set(graph.nodes.flatMap(({ inputs }) => inputs));
  const nodes = graph.nodes.filter(
    ({ operator, outputs }) => operator !== 'Constant' || outputs.some((name) => asked.has(name)),
  );
  const kept = rest.filter(
    ({ number, bytes }) => number !== GRAPH.constant || asked.has(textOf(fieldsOf(bytes), TENSOR.name)),
  );
  const added = [...graph.constants].filter(([name]) => !before.constants.has(name) && asked.has(name));
  const fields = [
    ...nodes.map((node) => ({ number: GRAPH.node, wire: BYTES, bytes: nodeBytes(node) })),
    ...kept,
    ...added.map(([name, constant]) => ({
      number: GRAPH.constant,
      wire: BYTES,
      bytes: tensorBytes(name, constant),
    })),
  ];
  return messageOf(
    model.map((field) => (field.number === MODEL.graph ? { ...field, bytes: messageOf(fields) } : field)),
  );
}

function nodeOf(fields: readonly Field[]): GraphNode {
  const names = (wanted: number) =>
    fields.filter(({ number }) => number === wanted).map(({ bytes }) => decoded(bytes));
  const own: readonly number[] = [NODE.input, NODE.output, NODE.operator];
  return {
    operator: textOf(fields, NODE.operator),
    inputs: names(NODE.input),
    outputs: names(NODE.output),
    rest: fields.filter(({ number }) => !own.includes(number)),
  };
}

function nodeBytes({ operator, inputs, outputs, rest }: GraphNode): Uint8Array {
  return messageOf([
    ...inputs.map((name) => text(NODE.input, name)),
    ...outputs.map((name) => text(NODE.output, name)),
    text(NODE.operator, operator),
    ...rest,
  ]);
}

function attributeOf(node: GraphNode, name: string): readonly Field[] | null {
  const attributes = messages(node.rest, NODE.attribute);
  return attributes.find((fields) => textOf(fields, ATTRIBUTE.name) === name) ?? null;
}

/** Null where the node does not state it. */
export function floatAttribute(node: GraphNode, name: string): number | null {
  const field = attributeOf(node, name)?.find(({ number }) => number === ATTRIBUTE.float);
  return field === undefined ? null : viewOf(field.bytes).getFloat32(0, true);
}

/** Null where the node does not state it. */
export function integersAttribute(node: GraphNode, name: string): readonly number[] | null {
  return attributeOf(node, name)?.flatMap((field) => integersIn(field, ATTRIBUTE.ints)) ?? null;
}

/** A node of ours: all its attributes are numbers. */
export function newNode(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number>>,
): GraphNode {
  const rest = Object.entries(attributes).map(([name, value]) => {
    const bytes = new Uint8Array(4);
    viewOf(bytes).setFloat32(0, value, true);
    const fields = [
      text(ATTRIBUTE.name, name),
      { number: ATTRIBUTE.float, wire: FIXED32, bytes },
      { number: ATTRIBUTE.type, wire: VARINT, bytes: varintOf(FLOAT) },
    ];
    return { number: NODE.attribute, wire: BYTES, bytes: messageOf(fields) };
  });
  return { operator, inputs, outputs: [output], rest };
}

function constantOf(tensor: readonly Field[]): Constant | null {
  const type = tensor.find(({ number }) => number === TENSOR.type);
  const raw = tensor.find(({ number }) => number === TENSOR.raw);
  if (raw === undefined || type === undefined || numberOf(type.bytes) !== FLOAT) return null;
  const sizes = tensor.flatMap((field) => integersIn(field, TENSOR.size));
  // Lowest byte first, as on every machine the runtime is made for; a copy, as numbers must begin at a multiple of four.
  const values = new Float32Array(new Uint8Array(raw.bytes).buffer);
  return { sizes, values };
}

function tensorBytes(name: string, { sizes, values }: Constant): Uint8Array {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return messageOf([
    ...sizes.map((size) => ({ number: TENSOR.size, wire: VARINT, bytes: varintOf(size) })),
    { number: TENSOR.type, wire: VARINT, bytes: varintOf(FLOAT) },
    text(TENSOR.name, name),
    { number: TENSOR.raw, wire: BYTES, bytes: raw },
  ]);
}

/** Whole numbers of a repeated field: one by one, or packed into one. */
function integersIn({ number, wire, bytes }: Field, wanted: number): readonly number[] {
  if (number !== wanted) return [];
  if (wire === VARINT) return [numberOf(bytes)];
  const numbers: number[] = [];
  for (let start = 0, at = 0; at < bytes.length; at += 1) {
    if (bytes[at]! >= 128) continue;
    numbers.push(numberOf(bytes.subarray(start, at + 1)));
    start = at + 1;
  }
  return numbers;
}

function messages(fields: readonly Field[], wanted: number): readonly (readonly Field[])[] {
  return fields.filter(({ number }) => number === wanted).map(({ bytes }) => fieldsOf(bytes));
}

function textOf(fields: readonly Field[], wanted: number): string {
  const field = fields.find(({ number }) => number === wanted);
  return field === undefined ? '' : decoded(field.bytes);
}

function text(number: number, value: string): Field {
  return { number, wire: BYTES, bytes: new TextEncoder().encode(value) };
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
