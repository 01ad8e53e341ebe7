/**
 * A ZIP archive as a stream of bytes, its entries made while they are written (APPNOTE 6.3.10). Each chunk of an entry is deflated for
 * itself up to a byte's end and the parts are joined: every call returns what it made, so nothing queues up behind a slow disk.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { UsageError } from '../../parsers/errors.ts';

export interface ZipEntry {
  /** Path in the archive, `/` between parts, ASCII. */
  readonly name: string;
  readonly chunks: Iterable<Buffer>;
}

/** Without the 64-bit extension, which not every spreadsheet program reads. */
const LIMIT_BYTES = 0xffff_ffff;

/** 1 January 1980: the format's first day. A time of writing would make two exports of the same rows differ. */
const DOS_DATE = 0x0021;

const VERSION = 20;
/** Sizes and check sum follow the data. */
const FLAGS = 0x0008;
const DEFLATED = 8;
const LOCAL_HEADER = 0x04034b50;
const DATA_DESCRIPTOR = 0x08074b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_CENTRAL = 0x06054b50;

/** An empty last block, which ends a stream of blocks that were none of them the last. */
const LAST_BLOCK = Buffer.from([0x03, 0x00]);

/** Fast rather than small: the files are XML that repeats itself, which level 1 already packs to a tenth. */
const LEVEL = 1;

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly bytes: number;
  readonly offset: number;
}

/** @throws UsageError where the archive or an entry passes 4 GB */
export function* zip(entries: Iterable<ZipEntry>): Generator<Buffer, void> {
  const written: Written[] = [];
  let offset = 0;
  for (const { name, chunks } of entries) {
    const start = offset;
    const nameBytes = Buffer.from(name, 'latin1');
    const header = localHeader(nameBytes);
    yield header;
    let crc = 0;
    let bytes = 0;
    let packed = LAST_BLOCK.length;
    for (const chunk of chunks) {
      if (chunk.length === 0) continue;
      crc = crc32(chunk, crc);
      bytes += chunk.length;
      const part = deflateRawSync(chunk, { level: LEVEL, finishFlush: constants.Z_SYNC_FLUSH });
      packed += part.length;
      if (bytes > LIMIT_BYTES || start + packed > LIMIT_BYTES) throw tooLarge();
      yield part;
    }
    yield LAST_BLOCK;
    const entry: Written = { name: nameBytes, crc, packed, bytes, offset: start };
    const descriptor = dataDescriptor(entry);
    yield descriptor;
    offset = start + header.length + packed + descriptor.length;
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(centralHeader));
  if (offset + directory.length > LIMIT_BYTES) throw tooLarge();
  yield directory;
  yield endOfCentral(written.length, directory.length, offset);
}

function tooLarge(): UsageError {
  return new UsageError('a spreadsheet file cannot hold more than 4 GB; export Parquet or CSV, or filter');
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function dataDescriptor({ crc, packed, bytes }: Written): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(DATA_DESCRIPTOR, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(packed, 8);
  descriptor.writeUInt32LE(bytes, 12);
  return descriptor;
}

function centralHeader({ name, crc, packed, bytes, offset }: Written): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATED, 10);
  header.writeUInt16LE(DOS_DATE, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(bytes, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function endOfCentral(entries: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_CENTRAL, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
