/** Who asks for what, and how many places answer it: by subject and by form, before any pair is made. */
import type { Search } from './search';

export interface Demand {
  /** A subject or topic, or a form of mentoring. */
  readonly what: string;
  readonly mentees: number;
  /** Free places of the mentors who offer it. One mentor's places count for each of the mentor's topics. */
  readonly places: number;
}

/** Subjects and topics that are asked for, scarcest first. */
export function demandByTopic({ mentees, mentors, topics }: Search): Demand[] {
  const asked = new Map<number, number>();
  const offered = new Map<number, number>();
  for (const { theme } of mentees.values())
    for (const index of [...theme.subjects, ...theme.others]) asked.set(index, (asked.get(index) ?? 0) + 1);
  for (const { theme, free } of mentors.values()) {
    const study = theme.subjects.length > 0 ? [topics.study] : [];
    for (const index of new Set([...theme.subjects, ...theme.others, ...study]))
      offered.set(index, (offered.get(index) ?? 0) + free);
  }
  return scarcestFirst(
    [...asked].map(([index, count]) => ({ what: topics.name(index), mentees: count, places: offered.get(index) ?? 0 })),
  );
}

/** Forms that are asked for. A mentor who left the form open counts for each. */
export function demandByForm({ mentees, mentors }: Search): Demand[] {
  const asked = new Map<string, number>();
  for (const { forms } of mentees.values()) for (const form of forms) asked.set(form, (asked.get(form) ?? 0) + 1);
  return scarcestFirst(
    [...asked].map(([what, count]) => ({
      what,
      mentees: count,
      places: [...mentors.values()]
        .filter(({ forms }) => forms.length === 0 || forms.includes(what))
        .reduce((sum, { free }) => sum + free, 0),
    })),
  );
}

const scarcestFirst = (demands: readonly Demand[]): Demand[] =>
  [...demands].sort(
    (a, b) => b.mentees - b.places - (a.mentees - a.places) || b.mentees - a.mentees || (a.what < b.what ? -1 : 1),
  );
