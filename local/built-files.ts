/** Where the build has put what runs: the add-on, and beside it the local host of which the running file is a part. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders, by their full paths. */
export interface BuiltFiles {
  readonly addOn: string;
  readonly local: string;
}

/** Found from the running file: a curator may start the program from any folder. */
export function builtFiles(): BuiltFiles {
  const local = path.dirname(fileURLToPath(import.meta.url));
  return { addOn: path.join(local, '../dist'), local };
}
