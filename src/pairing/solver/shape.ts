// Whether a problem has the shape of one at all: other programs may call the solver with anything.
import { AssignmentError } from './errors';
import type { Problem } from './problem';

/** @throws AssignmentError `problem-malformed` naming the first part that is not as `Problem` says */
export function assertShape(problem: unknown): asserts problem is Problem {
  const parts = record(problem, 'problem');
  for (const name of ['mentors', 'mentees']) eachHas(parts, name, ['id']);
  eachHas(parts, 'candidates', ['mentor', 'mentee']);
  for (const name of ['locked', 'forbidden']) if (!isAbsent(parts[name])) eachHas(parts, name, ['mentor', 'mentee']);
  choice(parts, 'priority', ['coverage', 'stability']);
  choice(parts, 'balance', ['loads', 'worst-pair']);
  if (isAbsent(parts['preferences'])) return;
  const preferences = record(parts['preferences'], 'preferences');
  for (const side of ['mentees', 'mentors']) {
    if (isAbsent(preferences[side])) continue;
    const lists = record(preferences[side], `preferences.${side}`);
    for (const id of Object.keys(lists))
      if (!isAbsent(lists[id]) && !Array.isArray(lists[id])) throw malformed(`preferences.${side}["${id}"]`, 'список');
  }
}

type Parts = Readonly<Record<string, unknown>>;

const isAbsent = (part: unknown): boolean => part === undefined || part === null;

const malformed = (part: string, expected: string): AssignmentError =>
  new AssignmentError('problem-malformed', [part, expected]);

function record(part: unknown, name: string): Parts {
  if (typeof part !== 'object' || part === null) throw malformed(name, 'объект');
  return part as Parts;
}

function eachHas(parts: Parts, name: string, texts: readonly string[]): void {
  const list: unknown = parts[name];
  if (!Array.isArray(list)) throw malformed(name, 'список');
  // By number: holes of a list are parts too.
  for (let at = 0; at < list.length; at++) {
    const part: unknown = list[at];
    if (typeof part !== 'object' || part === null) throw malformed(`${name}[${at}]`, 'объект');
    for (const text of texts)
      if (typeof (part as Parts)[text] !== 'string') throw malformed(`${name}[${at}].${text}`, 'строка');
  }
}

function choice(parts: Parts, name: string, known: readonly string[]): void {
  const part = parts[name];
  if (!isAbsent(part) && !known.some((word) => word === part)) throw malformed(name, known.join(' или '));
}
