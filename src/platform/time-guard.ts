/** Long work stops by itself before Google ends the run: six minutes, and what was not written would be lost. */

/** Milliseconds; the rest of the six minutes is left to the last call and to writing. */
const budget = 240_000;

/** A function that says whether there is time for more. */
export function timeGuard(): () => boolean {
  const started = Date.now();
  return () => Date.now() - started < budget;
}
