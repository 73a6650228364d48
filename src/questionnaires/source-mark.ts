/**
 * «Источник» of a bank's row: which answers the row comes from, when the last was given, and what the intake itself wrote
 * into each cell. It stands in the row, so that it goes with the person through sorting, moving and undoing.
 */
import { printMoment, readMoment } from './moment';

export interface SourceMark {
  /** Where the last answer came from, in words. */
  readonly origin: string;
  /** When it was given. */
  readonly moment?: string;
  /** Prints of the answers that the row holds, the last one first. */
  readonly ids: readonly string[];
  /** Prints of the cells as the intake wrote them. */
  readonly cells: string;
  /** The row was begun and not finished: a run was broken off. */
  readonly begun: boolean;
}

const begunSign = '…';

/**
 * So many answers «Источник» can name: each takes eleven characters of the 50,000 of a cell, and where the last came from
 * and the prints of the cells stand there too.
 */
export const mostPrints = 4400;

export function printMark({ origin, moment, ids, cells, begun }: SourceMark): string {
  const when = moment === undefined ? '' : ` ${printMoment(moment)}`;
  return `${origin}${when} ${ids.map((id) => `#${id}`).join(' ')} ~${cells}${begun ? begunSign : ''}`;
}

/**
 * What is left of «Источник» when a person's data are destroyed: prints that say nothing of the person, by which the same
 * answers are known and turned away when their file is loaded once more.
 */
export function printErased(text: string): string {
  return answerIds(text)
    .map((id) => `#${id}`)
    .join(' ');
}

/** The prints of destroyed answers; none where the row is a person's. */
export function erasedIds(text: string): string[] {
  return isErased(text) ? answerIds(text) : [];
}

const isErased = (text: string): boolean => text.trimStart().startsWith('#');

/** Undefined where no answer stands: the row is a person's own, or its answers were destroyed. */
export function readMark(text: string): SourceMark | undefined {
  const ids = answerIds(text);
  if (ids.length === 0 || isErased(text)) return undefined;
  const cells = /~([0-9a-z]{0,200})/.exec(text)?.[1] ?? '';
  const day = /\d{2}\.\d{2}\.\d{4} \d{2}:\d{2}:\d{2}/.exec(text)?.[0];
  const moment = day === undefined ? undefined : readMoment(day, 'day-first');
  return {
    origin: (text.split(/ \d{2}\.\d{2}\.\d{4} | #/)[0] ?? '').trim(),
    ...(moment === undefined ? {} : { moment }),
    ids,
    cells,
    begun: text.trimEnd().endsWith(begunSign),
  };
}

/** The prints of answers named anywhere in a text. */
export function answerIds(text: string): string[] {
  return [...text.matchAll(/#([0-9a-z]{9})(?![0-9a-z])/g)].map((match) => match[1] ?? '');
}
