/** Gives the person a file that the server has made. */
import type { MadeFile } from '../src/banks-contract';

export function saveFile({ name, base64 }: MadeFile): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file by the time the page rests.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
