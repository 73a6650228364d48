/** Tries a form's pattern on an answer. The pattern comes from a file that may come from anywhere: it gets little time. */
import vm from 'node:vm';

/** A pattern of a school's form takes microseconds; this many milliseconds are for those made to hang. */
const PATIENCE = 50;

/** Whether the text fits; a pattern that cannot be read fits everything, one that takes too long nothing. */
export function fitsPattern(pattern: string, text: string): boolean {
  try {
    new RegExp(pattern);
  } catch {
    return true;
  }
  try {
    return vm.runInNewContext('new RegExp(pattern).test(text)', { pattern, text }, { timeout: PATIENCE }) === true;
  } catch {
    return false;
  }
}
