/**
 * Text on its way into XML. Spreadsheet parts write what XML cannot carry (control characters, lone surrogates, a
 * carriage return) as `_xHHHH_`, and so protect text that merely looks like that (ECMA-376 part 1, 22.9.2.19).
 */

const forbidden =
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// A forbidden character becomes an escape that begins with an underscore, so it closes a look-alike as well.
const escapeMark = /_(?=x[0-9a-fA-F]{4}[_\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff])/g;
const escaped = /_x([0-9a-fA-F]{4})_/g;

/** Escapes markup for an element's text or a quoted attribute; forbidden characters are dropped. */
export function xml(text: string): string {
  return markup(text.replace(forbidden, ''));
}

/** Whether XML can carry the text as it is, where there are no escapes: in formulas and rules. */
export function fitsXml(text: string): boolean {
  forbidden.lastIndex = 0;
  return !forbidden.test(text);
}

/** Text of a cell, a note or a rich text run. `decodeCellText` gives it back unchanged. */
export function cellXml(text: string): string {
  return markup(encodeCellText(text));
}

/** Writes what XML forbids as `_xHHHH_`. */
export function encodeCellText(text: string): string {
  return text
    .replace(escapeMark, '_x005F_')
    .replace(forbidden, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

/** Reads `_xHHHH_` back. */
export function decodeCellText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(escaped, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** An attribute's value in which line breaks and tabs survive the reader's normalisation. */
export function attributeXml(text: string): string {
  return cellXml(text).replace(/[\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function markup(text: string): string {
  return /[&<>"]/.test(text)
    ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
    : text;
}
