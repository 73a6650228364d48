/**
 * The parts of a zip archive, as a browser unpacks them. The archive is a stranger's: sizes are counted as they come out,
 * not as the archive says, and everything is bounded.
 */

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const mostEntries = 2000;
/** Bytes that all wanted parts together may take. */
const mostBytes = 48 * 1024 * 1024;

const broken = (): Error =>
  new Error('Файл .xlsx повреждён или сделан не программой для таблиц. Откройте его в Excel и сохраните заново.');
const tooLarge = (): Error => new Error('Внутри файла .xlsx слишком много данных: это не выгрузка ответов.');

/** The parts whose names are wanted, as text. @throws Error with a Russian message */
export async function unzipTexts(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts = new Map<string, string>();
  let left = mostBytes;
  for (const entry of entriesOf(view, bytes)) {
    if (!isWanted(entry.name)) continue;
    if (texts.has(entry.name)) throw broken();
    const unpacked = await inflate(bytes.subarray(entry.from, entry.from + entry.packed), entry.method, left);
    left -= unpacked.length;
    texts.set(entry.name, new TextDecoder('utf-8').decode(unpacked));
  }
  return texts;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly from: number;
}

function entriesOf(view: DataView, bytes: Uint8Array): Entry[] {
  let end = view.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < 0 || end < view.byteLength - 22 - 0xffff) throw broken();
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) throw tooLarge();
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) throw broken();
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const local = view.getUint32(at + 42, true);
    if (local + 30 > view.byteLength || view.getUint32(local, true) !== localMark) throw broken();
    if ((view.getUint16(at + 8, true) & 1) !== 0) {
      throw new Error('Файл .xlsx защищён паролем. Снимите защиту в Excel и сохраните заново.');
    }
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = view.getUint32(at + 20, true);
    if (from + packed > view.byteLength) throw broken();
    const name = new TextDecoder('utf-8').decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)));
    entries.push({ name, method: view.getUint16(at + 10, true), packed, from });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

async function inflate(packed: Uint8Array, method: number, most: number): Promise<Uint8Array> {
  if (method === 0) {
    if (packed.length > most) throw tooLarge();
    return packed;
  }
  if (method !== 8) throw broken();
  const stream = new Blob([packed.slice().buffer]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > most) throw tooLarge();
      parts.push(value);
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error instanceof TypeError ? broken() : error;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
