/** Digests that Utilities computes, in plain arithmetic: the realm has no crypto. */

/** A number sequence of the standards: fractional parts of roots of primes, as 32-bit words. */
function rootWords(count: number, root: (prime: number) => number): number[] {
  const words: number[] = [];
  for (let candidate = 2; words.length < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) prime = false;
    if (prime) words.push(((root(candidate) % 1) * 2 ** 32) | 0);
  }
  return words;
}

const SQUARES = rootWords(8, Math.sqrt);
const CUBES = rootWords(64, Math.cbrt);
const SINES = Array.from({ length: 64 }, (_, index) => (Math.abs(Math.sin(index + 1)) * 2 ** 32) | 0);
const MD5_TURNS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

const right = (word: number, by: number) => (word >>> by) | (word << (32 - by));
const left = (word: number, by: number) => (word << by) | (word >>> (32 - by));
const at = (words: readonly number[], index: number) => words[index] ?? 0;

/** The message in blocks of sixteen words, padded with its length. */
function blocks(bytes: readonly number[], littleEndian: boolean): number[][] {
  const size = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = [...bytes.map((byte) => byte & 255), 0x80];
  while (padded.length < size) padded.push(0);
  const bits = bytes.length * 8;
  for (let index = 0; index < 8; index++) {
    padded[littleEndian ? size - 8 + index : size - 1 - index] =
      index < 6 ? Math.floor(bits / 2 ** (8 * index)) & 255 : 0;
  }
  const made: number[][] = [];
  for (let start = 0; start < size; start += 64) {
    made.push(
      Array.from({ length: 16 }, (_, word) => {
        const [a, b, c, d] = [0, 1, 2, 3].map((index) => at(padded, start + word * 4 + index));
        return littleEndian
          ? ((d ?? 0) << 24) | ((c ?? 0) << 16) | ((b ?? 0) << 8) | (a ?? 0)
          : ((a ?? 0) << 24) | ((b ?? 0) << 16) | ((c ?? 0) << 8) | (d ?? 0);
      }),
    );
  }
  return made;
}

function bytesOf(words: readonly number[], littleEndian: boolean): number[] {
  const shifts = littleEndian ? [0, 8, 16, 24] : [24, 16, 8, 0];
  return words.flatMap((word) => shifts.map((shift) => (word >>> shift) & 255));
}

export function sha256(bytes: readonly number[]): number[] {
  const state = [...SQUARES];
  for (const block of blocks(bytes, false)) {
    const words = [...block];
    for (let index = 16; index < 64; index++) {
      const a = at(words, index - 15);
      const b = at(words, index - 2);
      const low = right(a, 7) ^ right(a, 18) ^ (a >>> 3);
      const high = right(b, 17) ^ right(b, 19) ^ (b >>> 10);
      words.push((at(words, index - 16) + low + at(words, index - 7) + high) | 0);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let index = 0; index < 64; index++) {
      const first =
        (h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) + at(CUBES, index) + at(words, index)) |
        0;
      const second = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = (at(state, index) + word) | 0));
  }
  return bytesOf(state, false);
}

export function sha1(bytes: readonly number[]): number[] {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (const block of blocks(bytes, false)) {
    const words = [...block];
    for (let index = 16; index < 80; index++) {
      words.push(left(at(words, index - 3) ^ at(words, index - 8) ^ at(words, index - 14) ^ at(words, index - 16), 1));
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let index = 0; index < 80; index++) {
      const round = Math.floor(index / 20);
      const mix = round === 0 ? (b & c) | (~b & d) : round === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
      const constant = at([0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6], round);
      [e, d, c, b, a] = [d, c, left(b, 30), a, (left(a, 5) + mix + e + constant + at(words, index)) | 0];
    }
    [a, b, c, d, e].forEach((word, index) => (state[index] = (at(state, index) + word) | 0));
  }
  return bytesOf(state, false);
}

export function md5(bytes: readonly number[]): number[] {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (const words of blocks(bytes, true)) {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let index = 0; index < 64; index++) {
      const round = index >> 4;
      const mix =
        round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
      const place = at([index, 5 * index + 1, 3 * index + 5, 7 * index], round) % 16;
      const turned = left((a + mix + at(SINES, index) + at(words, place)) | 0, at(MD5_TURNS, round * 4 + (index % 4)));
      [a, d, c, b] = [d, c, b, (b + turned) | 0];
    }
    [a, b, c, d].forEach((word, index) => (state[index] = (at(state, index) + word) | 0));
  }
  return bytesOf(state, true);
}
