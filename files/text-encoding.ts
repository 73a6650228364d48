/** Text files do not say how they are encoded: Russian ones are UTF-8, UTF-16 (Excel's «Текст Юникод») or Windows-1251. */
import { RefusedFile } from './refused-file';

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1251';
}

/** Text files larger than this are no plans and no answers. */
const sizeLimit = 16 * 1024 * 1024;

/** Decodes by the byte order mark, else by what the bytes can be. Throws RefusedFile for what is no text. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw new RefusedFile('empty', 'Ожидался файл с текстом, а файл пуст (0 байт).');
  if (bytes.length > sizeLimit) throw new RefusedFile('too-big', 'Текстовый файл больше 16 МБ.');
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decode('utf-16le', bytes), encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff) return { text: decode('utf-16be', bytes), encoding: 'UTF-16' };
  if (first === 0xef && second === 0xbb && third === 0xbf) return { text: decode('utf-8', bytes), encoding: 'UTF-8' };
  refuseBinary(bytes);
  const wide = wideWithoutMark(bytes);
  if (wide !== undefined) return { text: decode(wide, bytes), encoding: 'UTF-16' };
  if (isUtf8(bytes)) return { text: decode('utf-8', bytes), encoding: 'UTF-8' };
  return { text: decode('windows-1251', bytes), encoding: 'Windows-1251' };
}

/** Without the byte order mark; what is no character becomes U+FFFD. */
function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function refuseBinary(bytes: Uint8Array): void {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const kinds: readonly (readonly [mark: string, what: string])[] = [
    ['PK\u0003\u0004', 'архив или файл Office'],
    ['%PDF', 'документ PDF'],
    ['\u00d0\u00cf\u0011\u00e0', 'старый файл Office'],
    ['{\\rtf', 'текст RTF'],
    ['\u0089PNG', 'картинка'],
    ['\u00ff\u00d8\u00ff', 'картинка'],
  ];
  const kind = kinds.find(([mark]) => start.startsWith(mark));
  if (kind !== undefined) {
    throw new RefusedFile(
      'wrong-kind',
      `Ожидался обычный текст, а внутри файла ${kind[1]}.`,
      'Проверьте расширение файла и откройте его в своей программе.',
    );
  }
}

/** UTF-16 without a mark gives itself away by zero bytes in every other place. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 20 && even === 0) return 'utf-16le';
  if (even > sample.length / 20 && odd === 0) return 'utf-16be';
  if (even + odd > sample.length / 20) {
    throw new RefusedFile(
      'wrong-kind',
      'Ожидался обычный текст, а внутри файла двоичные данные.',
      'Проверьте расширение файла и откройте его в своей программе.',
    );
  }
  return undefined;
}

/** A character torn off at the very end is forgiven: files are cut. */
function isUtf8(bytes: Uint8Array): boolean {
  for (let cut = 0; cut <= 3; cut += 1) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
      return true;
    } catch {
      if (bytes.length - cut <= 4) return false;
    }
  }
  return false;
}

/** Says what was assumed where the file does not say it itself. */
export function encodingWarnings(text: string, encoding: string): string[] {
  const warnings =
    encoding === 'Windows-1251'
      ? ['Файл прочитан в кодировке Windows-1251. Если вместо букв видны знаки, сохраните его в UTF-8.']
      : [];
  if (text.includes('\ufffd')) warnings.push('Часть знаков файла прочитать не удалось, на их месте стоит «\ufffd».');
  return warnings;
}
