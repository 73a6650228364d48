/** Builds archives byte by byte, so that tests can make them lie. */
import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../../local/store/archive/crc32';

export interface RawEntry {
  readonly name: string;
  readonly data: Uint8Array | string;
  readonly stored?: boolean;
  /** What the headers say instead of the truth. */
  readonly declaredSize?: number;
  readonly declaredCrc?: number;
  readonly declaredPacked?: number;
  readonly localName?: string;
  readonly flags?: number;
  readonly method?: number;
  /** Sizes in the 64-bit field, as writers of streams do. */
  readonly wide?: boolean;
  /** The place of another entry's data, for archives whose entries overlap. */
  readonly offset?: number;
}

export function rawZip(
  entries: readonly RawEntry[],
  ending: { readonly count?: number; readonly comment?: string } = {},
): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const packedOnce = new Map<Uint8Array | string, Buffer>();
  for (const entry of entries) {
    const data = typeof entry.data === 'string' ? Buffer.from(entry.data) : Buffer.from(entry.data);
    const packed = entry.stored === true ? data : (packedOnce.get(entry.data) ?? deflateRawSync(data));
    if (entry.stored !== true) packedOnce.set(entry.data, packed);
    const method = entry.method ?? (entry.stored === true ? 0 : 8);
    const size = entry.declaredSize ?? data.length;
    const packedSize = entry.declaredPacked ?? packed.length;
    const crc = entry.declaredCrc ?? crc32(data);
    const local = header(0x04034b50, 30, entry.localName ?? entry.name);
    local.writeUInt16LE(entry.flags ?? 0, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packedSize, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(Buffer.byteLength(entry.localName ?? entry.name), 26);
    const at = entry.offset ?? offset;
    if (entry.offset === undefined) {
      pieces.push(local, packed);
      offset += local.length + packed.length;
    }
    const extra = entry.wide === true ? Buffer.alloc(28) : Buffer.alloc(0);
    if (entry.wide === true) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      extra.writeBigUInt64LE(BigInt(size), 4);
      extra.writeBigUInt64LE(BigInt(packedSize), 12);
      extra.writeBigUInt64LE(BigInt(at), 20);
    }
    const central = header(0x02014b50, 46, entry.name);
    central.writeUInt16LE(entry.flags ?? 0, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(entry.wide === true ? 0xffffffff : packedSize, 20);
    central.writeUInt32LE(entry.wide === true ? 0xffffffff : size, 24);
    central.writeUInt16LE(Buffer.byteLength(entry.name), 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(entry.wide === true ? 0xffffffff : at, 42);
    directory.push(central, extra);
  }
  const list = Buffer.concat(directory);
  const comment = Buffer.from(ending.comment ?? '');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(ending.count ?? entries.length, 8);
  end.writeUInt16LE(ending.count ?? entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([...pieces, list, end, comment]));
}

function header(signature: number, length: number, name: string): Buffer {
  const buffer = Buffer.concat([Buffer.alloc(length), Buffer.from(name)]);
  buffer.writeUInt32LE(signature, 0);
  return buffer;
}
