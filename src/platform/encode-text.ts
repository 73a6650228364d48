/** Text as the bytes of a file. */

/** UTF-8 in base64. */
export function encodeText(text: string): string {
  return Utilities.base64Encode(text, Utilities.Charset.UTF_8);
}
