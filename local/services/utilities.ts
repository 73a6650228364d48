/** Utilities. */
import { BlobHandle } from './blob';
import { fromBase64, signed, toBase64, utf8 } from './bytes';
import { md5, sha1, sha256 } from './digest';
import { makeEnum } from './enums';
import { formatDate } from './format-date';
import { serviceNamed } from './lacking';
import { formatText } from './logging';
import { Exception, boot, call } from './port';
import { text } from './text';

type U = GoogleAppsScript.Utilities.Utilities;

const Charset = makeEnum<U['Charset']>('US_ASCII', 'UTF_8');
const DigestAlgorithm = makeEnum<U['DigestAlgorithm']>('MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512');
const MacAlgorithm = makeEnum<U['MacAlgorithm']>(
  'HMAC_MD5',
  'HMAC_SHA_1',
  'HMAC_SHA_256',
  'HMAC_SHA_384',
  'HMAC_SHA_512',
);

const LONGEST_SLEEP = 300_000;
const SHA_BLOCK = 64;

const bytesOf = (data: string | number[]) => (typeof data === 'string' ? utf8(data) : data.map((byte) => byte & 255));

const DIGESTS = new Map<unknown, (bytes: readonly number[]) => number[]>([
  [DigestAlgorithm.MD5, md5],
  [DigestAlgorithm.SHA_1, sha1],
  [DigestAlgorithm.SHA_256, sha256],
]);
const MACS = new Map<unknown, (bytes: readonly number[]) => number[]>([
  [MacAlgorithm.HMAC_MD5, md5],
  [MacAlgorithm.HMAC_SHA_1, sha1],
  [MacAlgorithm.HMAC_SHA_256, sha256],
]);

function known(digests: typeof DIGESTS, algorithm: unknown): (bytes: readonly number[]) => number[] {
  const digest = digests.get(algorithm);
  if (!digest) throw new Error(`not supported by the local host: the digest ${text(algorithm)}`);
  return digest;
}

function hmac(
  digest: (bytes: readonly number[]) => number[],
  value: readonly number[],
  key: readonly number[],
): number[] {
  const short = key.length > SHA_BLOCK ? digest(key) : [...key];
  const padded = Array.from({ length: SHA_BLOCK }, (_, index) => short[index] ?? 0);
  const inner = digest([...padded.map((byte) => byte ^ 0x36), ...value]);
  return digest([...padded.map((byte) => byte ^ 0x5c), ...inner]);
}

function decode(encoded: string): number[] {
  const bytes = fromBase64(encoded);
  if (!bytes) throw new Exception('Could not decode string.');
  return bytes.map(signed);
}

/** A repeatable stream of numbers below 1, when the host asked for one. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
if (boot.seed !== undefined) Math.random = seeded(boot.seed);

const hex = () => Math.floor(Math.random() * 16).toString(16);

export const Utilities = serviceNamed('Utilities.Utilities', {
  Charset,
  DigestAlgorithm,
  MacAlgorithm,
  base64Decode: decode,
  base64DecodeWebSafe: decode,
  base64Encode: (data: string | number[]) => toBase64(bytesOf(data)),
  base64EncodeWebSafe: (data: string | number[]) => toBase64(bytesOf(data), true),
  computeDigest: (algorithm: unknown, value: string | number[]) =>
    known(DIGESTS, algorithm)(bytesOf(value)).map(signed),
  computeHmacSignature: (algorithm: unknown, value: string | number[], key: string | number[]) =>
    hmac(known(MACS, algorithm), bytesOf(value), bytesOf(key)).map(signed),
  computeHmacSha256Signature: (value: string | number[], key: string | number[]) =>
    hmac(sha256, bytesOf(value), bytesOf(key)).map(signed),
  formatDate: (date: GoogleAppsScript.Base.Date, timeZone: string, format: string) => {
    if (!(date instanceof Date))
      throw new Exception("The parameters don't match the method signature for Utilities.formatDate.");
    return formatDate(date.getTime(), timeZone, format);
  },
  formatString: (template: string, ...args: unknown[]) => formatText(template, args),
  getUuid: () =>
    'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (letter) =>
      letter === 'x' ? hex() : (8 + Math.floor(Math.random() * 4)).toString(16),
    ),
  newBlob: (data: string | number[], contentType?: string, name?: string) =>
    new BlobHandle(typeof data === 'string' ? data : data.map((byte) => byte & 255), contentType ?? null, name ?? null),
  parseCsv: (csv: string, delimiter?: string) => parseCsv(csv, delimiter ?? ','),
  zip: (blobs: GoogleAppsScript.Base.BlobSource[], name: string | null = 'archive.zip') => {
    const files = blobs.map((source) => {
      const blob = source.getBlob();
      return { name: blob.getName() ?? '', bytes: toBase64(blob.getBytes()) };
    });
    return new BlobHandle(decode(call('Utilities.zip', 'zip', { files })), 'application/zip', name);
  },
  sleep: (milliseconds: number) => {
    if (milliseconds > LONGEST_SLEEP) throw new Exception(`Argument value is too large: ${milliseconds}`);
    call('Utilities.sleep', 'sleep', { ms: milliseconds });
  },
} satisfies Partial<U>);

// Deprecated, and still there.
Object.assign(Utilities, { jsonParse: JSON.parse, jsonStringify: JSON.stringify });

function parseCsv(csv: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < csv.length; at++) {
    const letter = csv[at] ?? '';
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (csv[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === delimiter || letter === '\n' || letter === '\r') {
      row.push(cell);
      cell = '';
      if (letter === delimiter) continue;
      if (letter === '\r' && csv[at + 1] === '\n') at += 1;
      rows.push(row);
      row = [];
    } else cell += letter;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
