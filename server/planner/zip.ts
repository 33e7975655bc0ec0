import { crc32, deflateRawSync } from 'node:zlib';
import type { Files } from './scenario-files.js';

/** 1 January 1980: equal files give equal bytes, so the moment of writing is left out. */
const MS_DOS_DATE = (1 << 5) | 1;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;
/** 2.0: what deflate needs. */
const VERSION = 20;

/**
 * A zip archive with one folder of these files. APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16; no ZIP64, so
 * less than 4 GB.
 */
export function zip(folder: string, files: Files): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [file, bytes] of files) {
    const name = Buffer.from(`${folder}/${file}`);
    const packed = deflateRawSync(bytes);
    const told = tellOf(bytes, packed);
    const local = Buffer.concat([u32(0x04034b50), told, u16(name.length), u16(0), name, packed]);
    directory.push(
      Buffer.concat([
        ...[u32(0x02014b50), u16(VERSION), told, u16(name.length)],
        // No extra field, no comment, disk 0, no attributes.
        ...[u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset), name],
      ]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = u16(files.size);
  const end = [u32(0x06054b50), u16(0), u16(0), count, count, u32(central.length), u32(offset), u16(0)];
  return Buffer.concat([...bodies, central, ...end]);
}

/** What both headers of a file say. */
const tellOf = (bytes: Buffer, packed: Buffer): Buffer =>
  Buffer.concat([
    ...[u16(VERSION), u16(FLAGS), u16(DEFLATED), u16(0), u16(MS_DOS_DATE)],
    ...[u32(crc32(bytes)), u32(packed.length), u32(bytes.length)],
  ]);

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
