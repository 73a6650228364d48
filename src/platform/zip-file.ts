/** Texts as one zip archive. */

/** The bytes in base64. */
export function zipTexts(parts: readonly { readonly name: string; readonly text: string }[]): string {
  const blobs = parts.map(({ name, text }) => Utilities.newBlob(text, 'application/xml', name));
  return Utilities.base64Encode(Utilities.zip(blobs).getBytes());
}
