/** What a person has opened by hand stays open when the panel is drawn anew. */

/** A fold by what it is about: the thing of its card and its own title; the same across two drawings. */
function keyOf(fold: HTMLDetailsElement): string {
  const about = fold.closest<HTMLElement>('article, section');
  return JSON.stringify([about?.dataset, fold.querySelector('summary')?.textContent]);
}

/** Draws, and opens again the folds that were open before. */
export function keepingFolds(within: HTMLElement, draw: () => void): void {
  const open = new Set([...within.querySelectorAll<HTMLDetailsElement>('details[open]')].map(keyOf));
  draw();
  for (const fold of within.querySelectorAll('details')) if (open.has(keyOf(fold))) fold.open = true;
}

/** Whether a person is in the middle of typing or choosing: what is drawn anew would lose it. */
export function beingFilled(within: HTMLElement): boolean {
  const { activeElement } = document;
  return activeElement !== null && within.contains(activeElement) && activeElement.matches('input, select, textarea');
}
