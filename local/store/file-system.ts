/** The few file operations that the store needs, behind a face through which tests cut the power at any byte. */
import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';

export interface FileStat {
  readonly regular: boolean;
  readonly folder: boolean;
  readonly size: number;
  readonly modified: number;
  readonly mode: number;
}

/** A file that is being written; nothing is promised before `sync` has answered. */
export interface FileWriter {
  write(block: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface FileSystem {
  /** Undefined where there is nothing, not even a link that leads nowhere. Follows links. */
  stat(file: string): Promise<FileStat | undefined>;
  /** The path without links; throws where the file does not exist. */
  realPath(file: string): Promise<string>;
  /** Whether the path itself is a symbolic link. */
  isLink(file: string): Promise<boolean>;
  /** Reads a regular file of at most `limit` bytes; anything else throws. */
  read(file: string, limit: number): Promise<Uint8Array>;
  /** Makes a new file; throws where one exists. */
  create(file: string, mode: number): Promise<FileWriter>;
  rename(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
  list(folder: string): Promise<string[]>;
  /** Makes a rename in the folder lasting; does nothing where the system has no such call. */
  syncFolder(folder: string): Promise<void>;
}

export const nodeFileSystem: FileSystem = {
  async stat(file) {
    try {
      const found = await fs.stat(file);
      return {
        regular: found.isFile(),
        folder: found.isDirectory(),
        size: found.size,
        modified: found.mtimeMs,
        mode: found.mode & 0o777,
      };
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
      throw error;
    }
  },
  realPath: (file) => fs.realpath(file),
  async isLink(file) {
    try {
      return (await fs.lstat(file)).isSymbolicLink();
    } catch {
      return false;
    }
  },
  async read(file, limit) {
    // A pipe would keep an ordinary opening waiting for ever; what was opened is checked, not what was seen before.
    const handle = await fs.open(file, constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK));
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EISDIR' });
      if (found.size > limit) throw Object.assign(new Error('too big'), { code: 'EFBIG' });
      return new Uint8Array(await handle.readFile());
    } finally {
      await handle.close();
    }
  },
  async create(file, mode) {
    const handle = await fs.open(file, 'wx', mode);
    return {
      async write(block) {
        for (let at = 0; at < block.length;) at += (await handle.write(block, at)).bytesWritten;
      },
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  rename: (from, to) => fs.rename(from, to),
  remove: (file) => fs.rm(file, { force: true }),
  list: (folder) => fs.readdir(folder),
  async syncFolder(folder) {
    if (process.platform === 'win32') return;
    const handle = await fs.open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** `ENOENT` and the like; an empty text for other errors. */
export function errorCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}

/** The folder and the name of a file. */
export function splitPath(file: string): { folder: string; name: string } {
  return { folder: path.dirname(file), name: path.basename(file) };
}
