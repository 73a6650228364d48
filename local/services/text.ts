/** The text that Apps Script makes of whatever a script hands over where a text is asked. */
export function text(value: unknown): string {
  return String(value);
}
