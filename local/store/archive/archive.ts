/**
 * The raw check before any reader: an Office file is a zip archive, and archives are where bombs, lies about sizes and
 * overlapping entries hide. Every size is counted while unpacking, never believed (ASVS 5.0 V5.2.3).
 */
import { inflateRawSync } from 'node:zlib';
import { crc32 } from './crc32';
import { RefusedFile } from '../../../files/refused-file';

/** What the file should have been. */
export type ArchiveKind = 'workbook' | 'document';

/** The beginning of a message about such a file. */
export const expected: Readonly<Record<ArchiveKind, string>> = {
  workbook: 'Ожидалась книга Excel (.xlsx)',
  document: 'Ожидался документ Word (.docx)',
};

/** The largest files that are opened; a school's plan of 6,000 rows takes less than one hundredth of them. */
export const archiveLimits = {
  /** bytes of the file itself */
  file: 64 * 1024 * 1024,
  /** bytes of one unpacked part */
  part: 64 * 1024 * 1024,
  /** bytes of all unpacked parts */
  total: 160 * 1024 * 1024,
  parts: 4000,
  /** unpacked : packed, counted for parts over `ratioFloor` bytes; honest sheets stay below 60 */
  ratio: 250,
  ratioFloor: 4 * 1024 * 1024,
} as const;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

/**
 * Unpacks the archive: part name (as written, without a leading slash) -> bytes.
 * Throws RefusedFile for everything that is not a sound, modest archive.
 */
export function readArchive(bytes: Uint8Array, kind: ArchiveKind): Map<string, Uint8Array> {
  if (bytes.length === 0) throw new RefusedFile('empty', `${expected[kind]}, а файл пуст (0 байт).`);
  if (bytes.length > archiveLimits.file) {
    throw new RefusedFile(
      'too-big',
      `Файл занимает ${megabytes(bytes.length)} МБ, а открываются файлы до ${megabytes(archiveLimits.file)} МБ.`,
    );
  }
  refuseOtherFormats(bytes, kind);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view, kind);
  refuseOverlaps(entries, view, kind);
  const parts = new Map<string, Uint8Array>();
  let total = 0;
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue;
    const part = unpack(entry, bytes, view, kind, archiveLimits.total - total);
    total += part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

function refuseOtherFormats(bytes: Uint8Array, kind: ArchiveKind): void {
  const start = latin(bytes, 0, 1024);
  if (start.startsWith('PK\u0003\u0004')) return;
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) {
    // Both an old .xls/.doc and an encrypted new file are this container; only the latter names its package.
    if (containsUtf16(bytes, 'EncryptedPackage')) {
      throw new RefusedFile('encrypted', `${expected[kind]}, а этот файл зашифрован паролем.`);
    }
    throw new RefusedFile('old-format', `${expected[kind]}, а внутри файла старый формат Office (.xls, .doc).`);
  }
  if (start.startsWith('PK')) throw damaged(kind, 'архив пуст или разделён на тома');
  throw new RefusedFile('not-an-archive', `${expected[kind]}, а внутри файла ${describe(start, bytes)}.`);
}

function describe(start: string, bytes: Uint8Array): string {
  const text = start.trimStart().toLowerCase();
  if (start.startsWith('%PDF')) return 'документ PDF';
  if (text.startsWith('{\\rtf')) return 'текст RTF';
  if (/^(?:\u00ef\u00bb\u00bf)?<(?:!doctype )?html/.test(text)) return 'веб-страница (HTML)';
  if (/^(?:\u00ef\u00bb\u00bf)?<\?xml/.test(text)) return 'файл XML';
  if (start.startsWith('\u0089PNG') || start.startsWith('\u00ff\u00d8') || start.startsWith('GIF8')) return 'картинка';
  if (start.startsWith('Rar!') || start.startsWith('7z\u00bc')) return 'архив другого вида';
  const controls = bytes.subarray(0, 1024).filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return controls === 0 ? 'обычный текст' : 'неизвестные данные';
}

function readDirectory(bytes: Uint8Array, view: DataView, kind: ArchiveKind): Entry[] {
  const end = findEnd(view, kind);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) {
    throw damaged(kind, 'архив разделён на тома');
  }
  if (count === 0xffff || count > archiveLimits.parts) {
    throw new RefusedFile('too-many-parts', `Внутри файла ${count} частей, а допускается до ${archiveLimits.parts}.`);
  }
  if (start + size > end) throw damaged(kind, 'оглавление архива указывает мимо файла');

  const entries: Entry[] = [];
  const seen = new Set<string>();
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > start + size || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw damaged(kind, 'оглавление архива обрывается');
    }
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > start + size) throw damaged(kind, 'оглавление архива обрывается');
    if (view.getUint16(at + 8, true) & 1) {
      throw new RefusedFile('encrypted', `${expected[kind]}, а части этого файла зашифрованы паролем.`);
    }
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const sizes = wideSizes(view, at, at + 46 + nameLength, extraLength);
    refuseUnsafeName(name);
    // The names of an Office package are equal without case (ECMA-376 part 2, 6.2.2).
    const key = name.toLowerCase();
    if (seen.has(key)) throw new RefusedFile('duplicate-part', 'Внутри файла две части с одним именем.');
    seen.add(key);
    entries.push({ name, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), ...sizes });
    at = next;
  }
  if (entries.length === 0) throw damaged(kind, 'архив пуст');
  return entries;
}

/** Sizes and offset of an entry; writers of streams put them into the 64-bit extra field even for small files. */
function wideSizes(
  view: DataView,
  at: number,
  extra: number,
  extraLength: number,
): Pick<Entry, 'packed' | 'unpacked' | 'offset'> {
  let unpacked = view.getUint32(at + 24, true);
  let packed = view.getUint32(at + 20, true);
  let offset = view.getUint32(at + 42, true);
  const end = extra + extraLength;
  for (let field = extra; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    const fieldEnd = Math.min(end, field + 4 + view.getUint16(field + 2, true));
    let value = field + 4;
    const wide = (narrow: number): number => {
      if (narrow !== 0xffffffff || value + 8 > fieldEnd) return narrow;
      value += 8;
      return Number(view.getBigUint64(value - 8, true));
    };
    unpacked = wide(unpacked);
    packed = wide(packed);
    offset = wide(offset);
    break;
  }
  return { packed, unpacked, offset };
}

function findEnd(view: DataView, kind: ArchiveKind): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  throw new RefusedFile('cut', `${expected[kind]}, а файл обрывается: конца архива в нём нет.`);
}

function refuseUnsafeName(name: string): void {
  const steps = name.split('/');
  const unsafe =
    name === '' ||
    name.startsWith('/') ||
    name.includes('\\') ||
    name.includes('\0') ||
    /^[a-z]:/i.test(name) ||
    steps.some((step) => step === '..' || step === '.') ||
    steps.slice(0, -1).includes('');
  if (unsafe) {
    throw new RefusedFile(
      'unsafe-part-name',
      'Имя одной из частей файла ведёт за пределы архива или записано неправильно.',
    );
  }
}

function dataStart(entry: Entry, view: DataView, kind: ArchiveKind): number {
  const { offset } = entry;
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL_ENTRY) {
    throw damaged(kind, 'начало одной из частей не найдено');
  }
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
}

function refuseOverlaps(entries: readonly Entry[], view: DataView, kind: ArchiveKind): void {
  let last = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < last) throw damaged(kind, 'части архива накладываются друг на друга');
    last = dataStart(entry, view, kind) + entry.packed;
    if (last > view.byteLength) throw damaged(kind, 'одна из частей выходит за конец файла');
  }
}

function unpack(entry: Entry, bytes: Uint8Array, view: DataView, kind: ArchiveKind, budget: number): Uint8Array {
  const start = dataStart(entry, view, kind);
  const nameLength = view.getUint16(entry.offset + 26, true);
  const localName = new TextDecoder().decode(bytes.subarray(entry.offset + 30, entry.offset + 30 + nameLength));
  if (localName !== entry.name) throw damaged(kind, 'имена частей в оглавлении и внутри архива различаются');
  if (entry.unpacked > archiveLimits.part || entry.unpacked > budget) throw bomb(entry.unpacked);
  const packed = bytes.subarray(start, start + entry.packed);
  const part = inflate(entry, packed, kind);
  if (part.length !== entry.unpacked) throw damaged(kind, 'размер одной из частей указан неверно');
  if (part.length > archiveLimits.ratioFloor && part.length > packed.length * archiveLimits.ratio)
    throw bomb(part.length);
  if (crc32(part) !== entry.crc) throw damaged(kind, 'контрольная сумма одной из частей не совпадает');
  return part;
}

function inflate(entry: Entry, packed: Uint8Array, kind: ArchiveKind): Uint8Array {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw damaged(kind, 'части сжаты неизвестным способом');
  try {
    // One byte over the declared size is enough to catch a lie; nothing more is ever held.
    const buffer = inflateRawSync(packed, { maxOutputLength: entry.unpacked + 1 });
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw bomb(entry.unpacked);
    throw damaged(kind, 'одна из частей не распаковывается');
  }
}

function bomb(size: number): RefusedFile {
  return new RefusedFile(
    'bomb',
    `Содержимое файла распаковывается в слишком большой объём (больше ${megabytes(size)} МБ или больше объявленного): так устроены файлы-ловушки.`,
  );
}

function damaged(kind: ArchiveKind, what: string): RefusedFile {
  return new RefusedFile('damaged', `${expected[kind]}, а файл повреждён: ${what}.`);
}

function megabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / (1024 * 1024)));
}

function latin(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

function containsUtf16(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(word, 'utf16le'));
}
