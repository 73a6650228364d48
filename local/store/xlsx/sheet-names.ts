/** Sheet names of the file: at most 31 characters, without `: \ / ? * [ ]`, unique without case; the model allows more. */

const LIMIT = 31;
const forbidden =
  /[:\\/?*[\]\u0000-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Model name -> file name, in the order given; names that the file can hold stay as they are. */
export function fileSheetNames(names: readonly string[], reserved: string): Map<string, string> {
  const result = new Map<string, string>();
  const taken = new Set([reserved.toLowerCase(), 'history', 'журнал']);
  // A name that fits keeps its place whatever a longer one before it would be cut to.
  for (const name of names) {
    if (!fits(name) || taken.has(name.toLowerCase())) continue;
    result.set(name, name);
    taken.add(name.toLowerCase());
  }
  for (const name of names) {
    if (result.has(name)) continue;
    const base = name.replace(forbidden, '_').replace(/^'|'$/g, '_') || 'Лист';
    let candidate = cut(base, LIMIT);
    for (let number = 2; taken.has(candidate.toLowerCase()) || !fits(candidate); number += 1) {
      const ending = `~${number}`;
      candidate = cut(base, LIMIT - ending.length) + ending;
    }
    result.set(name, candidate);
    taken.add(candidate.toLowerCase());
  }
  return result;
}

function fits(name: string): boolean {
  forbidden.lastIndex = 0;
  return (
    name.length > 0 && name.length <= LIMIT && !forbidden.test(name) && !name.startsWith("'") && !name.endsWith("'")
  );
}

/** The beginning of a text without half a surrogate pair at its end. */
function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, text.length > length && last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
