/** Bytes, texts and base64 in a realm that has neither Buffer nor TextEncoder. Bytes are -128..127, as in Apps Script. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** UTF-8 bytes, 0-255. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const letter of text) {
    let code = letter.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** Text of UTF-8 bytes; what is no UTF-8 becomes U+FFFD. */
export function fromUtf8(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = (bytes[at++] ?? 0) & 255;
    const more =
      first < 0x80
        ? 0
        : first >= 0xf0 && first < 0xf8
          ? 3
          : first >= 0xe0 && first < 0xf0
            ? 2
            : first >= 0xc0 && first < 0xe0
              ? 1
              : -1;
    if (more < 0) {
      text += '\ufffd';
      continue;
    }
    let code = more === 0 ? first : first & (63 >> more);
    let rest = more;
    while (rest > 0 && at < bytes.length && ((bytes[at] ?? 0) & 0xc0) === 0x80) {
      code = (code << 6) | ((bytes[at++] ?? 0) & 63);
      rest--;
    }
    text += rest > 0 ? '\ufffd' : String.fromCodePoint(code);
  }
  return text;
}

export function toBase64(bytes: readonly number[], urlSafe = false): string {
  const letters = urlSafe ? ALPHABET.replace('+/', '-_') : ALPHABET;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = (((bytes[at] ?? 0) & 255) << 16) | (((bytes[at + 1] ?? 0) & 255) << 8) | ((bytes[at + 2] ?? 0) & 255);
    parts.push(
      (letters[group >> 18] ?? '') +
        (letters[(group >> 12) & 63] ?? '') +
        (left > 1 ? (letters[(group >> 6) & 63] ?? '') : '=') +
        (left > 2 ? (letters[group & 63] ?? '') : '='),
    );
  }
  return parts.join('');
}

const PLACES = new Map(Array.from(ALPHABET, (letter, place) => [letter, place]));

/** Bytes (0-255) of base64 in either alphabet; undefined when it is none. */
export function fromBase64(text: string): number[] | undefined {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text.replace(/-/g, '+').replace(/_/g, '/').replace(/[=\s]/g, '')) {
    const place = PLACES.get(letter);
    if (place === undefined) return undefined;
    held = (held << 6) | place;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  return bytes;
}

export const signed = (byte: number): number => (byte > 127 ? byte - 256 : byte);
