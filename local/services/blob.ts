/** Blobs: bytes with a name and a type. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { BlobWire } from '../runtime/port';
import { fromBase64, fromUtf8, signed, toBase64, utf8 } from './bytes';
import { refuseLacking } from './lacking';
import { Exception } from './port';

type GBlob = GoogleAppsScript.Base.Blob;

const TYPES = new Map([
  ['pdf', 'application/pdf'],
  ['csv', 'text/csv'],
  ['html', 'text/html'],
  ['txt', 'text/plain'],
  ['json', 'application/json'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['zip', 'application/zip'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);
export interface BlobHandle extends GBlob {}
export class BlobHandle {
  private bytes: readonly number[];

  constructor(
    data: string | readonly number[],
    private type: string | null = null,
    private name: string | null = null,
  ) {
    this.bytes = typeof data === 'string' ? utf8(data) : data;
    if (typeof data === 'string' && type === null) this.type = 'text/plain';
  }

  /** How the blob crosses. */
  get wire(): BlobWire {
    return {
      name: this.name ?? '',
      contentType: this.type ?? 'application/octet-stream',
      base64: toBase64(this.bytes),
    };
  }
  copyBlob(): BlobHandle {
    return new BlobHandle(this.bytes, this.type, this.name);
  }
  getBlob(): this {
    return this;
  }
  getAs(contentType: string): BlobHandle {
    if (contentType === this.type) return this.copyBlob();
    throw new Error(`not supported by the local host: Blob.getAs from ${this.type ?? ''} to ${contentType}`);
  }
  getBytes(): number[] {
    return this.bytes.map(signed);
  }
  getContentType(): string | null {
    return this.type;
  }
  getDataAsString(): string {
    return fromUtf8(this.bytes);
  }
  getName(): string | null {
    return this.name;
  }
  isGoogleType(): boolean {
    return false;
  }
  setBytes(bytes: number[]): this {
    this.bytes = bytes.map((byte) => byte & 255);
    return this;
  }
  setContentType(type: string | null): this {
    this.type = type;
    return this;
  }
  setContentTypeFromExtension(): this {
    this.type = TYPES.get(/\.([a-z0-9]+)$/i.exec(this.name ?? '')?.[1]?.toLowerCase() ?? '') ?? this.type;
    return this;
  }
  setDataFromString(text: string): this {
    this.bytes = utf8(text);
    return this;
  }
  setName(name: string): this {
    this.name = name;
    return this;
  }
}
refuseLacking(BlobHandle, 'Base.Blob');

/** A blob that crossed from the host. */
export function blobFrom(base64: string, type: string | null, name: string | null): BlobHandle {
  const bytes = fromBase64(base64);
  if (!bytes) throw new Exception('Could not decode string.');
  return new BlobHandle(bytes, type, name);
}
