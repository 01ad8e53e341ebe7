/** ONNX models, run the way that costs least on machines whose processors are shared by workers. */
import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { JixiaoError, UsageError } from '../../errors.ts';
import { handBack } from '../../handed-back.ts';
import { leanModel } from './lean-model.ts';
import type { ModelGraph } from './model-graph.ts';

/** A model with one input and one output. */
export interface Model {
  /** Sizes of input and output as the model states them; null where any size will do. */
  readonly inputShape: readonly (number | null)[];
  readonly outputShape: readonly (number | null)[];
  readonly run: (data: Float32Array, dims: readonly number[]) => Promise<ModelOutput>;
  readonly close: () => Promise<void>;
}

export interface ModelOutput {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/**
 * One thread a session and no spinning: each worker has a processor of its own, and threads that wait busily took the others' time.
 * No arena and no memory patterns: lines differ in width, and both keep what the widest one needed (732 MB against 299 MB a process in a study before this code).
 */
const SESSION_OPTIONS: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  enableCpuMemArena: false,
  enableMemPattern: false,
  logSeverityLevel: 3,
  extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
};

/**
 * @param change gives what is to be done with the file's graph before it is opened; null for nothing
 * @throws {UsageError} the file is no model this program can run
 */
export async function openModel(
  path: string,
  change: (file: Uint8Array) => Promise<((graph: ModelGraph) => ModelGraph) | null> = async () => null,
): Promise<Model> {
  let session: InferenceSession;
  try {
    const file = await readFile(path);
    const lean = leanModel(file, await change(file));
    handBack(file);
    session = await (lean === null
      ? InferenceSession.create(path, SESSION_OPTIONS)
      : InferenceSession.create(lean, SESSION_OPTIONS));
    if (lean !== null) handBack(lean);
  } catch (cause) {
    if (cause instanceof JixiaoError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`expected an ONNX model, found a file that does not load: ${reason}`, {
      path,
      cause,
    });
  }
  const [input, moreInputs] = session.inputNames;
  const [output] = session.outputNames;
  if (input === undefined || output === undefined || moreInputs !== undefined) {
    throw new UsageError(
      `expected a model with one input, found ${session.inputNames.length} (${session.inputNames.join(', ')})`,
      { path },
    );
  }
  return {
    inputShape: shapeOf(session.inputMetadata),
    outputShape: shapeOf(session.outputMetadata),
    run: async (data, dims) => {
      const tensor = new Tensor('float32', data, dims);
      const results = await session.run({ [input]: tensor });
      const result = results[output]!;
      return { data: result.data as Float32Array, dims: result.dims };
    },
    close: () => session.release(),
  };
}

function shapeOf(metadata: readonly InferenceSession.ValueMetadata[]): readonly (number | null)[] {
  const [first] = metadata;
  if (first === undefined || !first.isTensor) return [];
  return first.shape.map((size) => (typeof size === 'number' && size > 0 ? size : null));
}
