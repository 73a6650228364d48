/**
 * Wishes as people wrote them, resolved to codes. A name that could be two people, nobody, or is spelt otherwise is asked
 * about by a remark; a refusal that could mean two people keeps both away.
 */
import type { Mentee, Mentor } from '../people/participant';
import { NameIndex, type Meant } from './name-index';
import { choosesNothing } from './word-stems';
import { pairKey, type NamedWishes } from './wishes';

/** A row of «Предпочтения», as typed. */
export interface PreferenceAnswer {
  /** Row of the sheet, from 1. */
  readonly line: number;
  readonly name: string;
  /** «Вы наставник или наставляемый» */
  readonly role: string;
  /** Best first. */
  readonly choices: readonly string[];
  /** «С кем не хотели бы работать» */
  readonly refused: string;
}

/** What was not clear. No names: the cell says them. */
export interface WishRemark {
  readonly sheet: 'Предпочтения' | 'Банк наставляемых';
  readonly line: number;
  readonly column: string;
  /** `guessed`: understood, but spelt otherwise. */
  readonly kind: 'several' | 'nobody' | 'guessed' | 'self-unclear' | 'role-unclear';
  /** Codes of the people who could be meant. */
  readonly codes: readonly string[];
}

export interface ReadWishes {
  readonly wishes: NamedWishes;
  readonly remarks: readonly WishRemark[];
}

export function readNamedWishes(
  answers: readonly PreferenceAnswer[],
  mentees: readonly Mentee[],
  mentors: readonly Mentor[],
): ReadWishes {
  const reader = new WishReader(new NameIndex(mentees), new NameIndex(mentors));
  for (const mentee of mentees) reader.bankWish(mentee);
  for (const answer of answers) reader.answer(answer);
  return reader.result();
}

class WishReader {
  private readonly remarks: WishRemark[] = [];
  private readonly wished = new Map<string, readonly string[]>();
  private readonly lists = {
    mentee: new Map<string, readonly string[]>(),
    mentor: new Map<string, readonly string[]>(),
  };
  private readonly refusals = {
    mentee: new Map<string, readonly string[]>(),
    mentor: new Map<string, readonly string[]>(),
  };

  constructor(
    private readonly mentees: NameIndex,
    private readonly mentors: NameIndex,
  ) {}

  bankWish({ line, code, wishedMentor }: Mentee): void {
    const place = { sheet: 'Банк наставляемых', line, column: 'Желаемый наставник' } as const;
    const codes = namesIn(wishedMentor).flatMap((name) => this.one(this.mentors, name, place));
    if (code !== '' && codes.length > 0) this.wished.set(code, [...new Set(codes)]);
  }

  /** Of two answers by one person the later row counts. */
  answer({ line, name, role, choices, refused }: PreferenceAnswer): void {
    if (name.trim() === '') return;
    const at = (column: string) => ({ sheet: 'Предпочтения', line, column }) as const;
    const who = this.author(name, role, at);
    if (!who) return;
    const others = who.role === 'mentee' ? this.mentors : this.mentees;
    const list = choices.flatMap((choice, index) =>
      namesIn(choice).flatMap((each) => this.one(others, each, at(`Предпочтение ${index + 1}`))),
    );
    this.lists[who.role].set(who.code, [...new Set(list)]);
    const kept = namesIn(refused).flatMap((each) => this.anyOf(others, each, at('С кем не хотели бы работать')));
    this.refusals[who.role].set(who.code, kept);
  }

  result(): ReadWishes {
    const refused = new Set<string>();
    for (const [mentee, codes] of this.refusals.mentee)
      for (const mentor of codes) refused.add(pairKey(mentor, mentee));
    for (const [mentor, codes] of this.refusals.mentor)
      for (const mentee of codes) refused.add(pairKey(mentor, mentee));
    return {
      wishes: { wished: this.wished, mentees: this.lists.mentee, mentors: this.lists.mentor, refused },
      remarks: this.remarks,
    };
  }

  private author(
    name: string,
    role: string,
    at: (column: string) => Pick<WishRemark, 'sheet' | 'line' | 'column'>,
  ): { role: 'mentee' | 'mentor'; code: string } | undefined {
    const said = role.trim().toLowerCase();
    const column = 'Фамилия, имя, отчество';
    const asMentee = /наставляем/.test(said) || !/наставник/.test(said) ? this.mentees.meant(name) : undefined;
    const asMentor = /наставник/.test(said) || !/наставляем/.test(said) ? this.mentors.meant(name) : undefined;
    if (asMentee?.kind === 'person' && asMentor?.kind === 'person') {
      this.remarks.push({
        ...at('Вы наставник или наставляемый'),
        kind: 'role-unclear',
        codes: [asMentee.code, asMentor.code],
      });
      return undefined;
    }
    const meant = asMentee?.kind === 'person' ? asMentee : (asMentor ?? asMentee);
    if (meant?.kind === 'person') {
      if (meant.guessed) this.remarks.push({ ...at(column), kind: 'guessed', codes: [meant.code] });
      return { role: meant === asMentee ? 'mentee' : 'mentor', code: meant.code };
    }
    this.remarks.push({ ...at(column), kind: 'self-unclear', codes: meant?.kind === 'several' ? meant.codes : [] });
    return undefined;
  }

  private one(people: NameIndex, name: string, place: Pick<WishRemark, 'sheet' | 'line' | 'column'>): string[] {
    const meant = people.meant(name);
    this.remark(meant, place);
    return meant.kind === 'person' ? [meant.code] : [];
  }

  private anyOf(people: NameIndex, name: string, place: Pick<WishRemark, 'sheet' | 'line' | 'column'>): string[] {
    const meant = people.meant(name);
    this.remark(meant, place);
    if (meant.kind === 'several') return [...meant.codes];
    return meant.kind === 'person' ? [meant.code] : [];
  }

  private remark(meant: Meant, place: Pick<WishRemark, 'sheet' | 'line' | 'column'>): void {
    if (meant.kind === 'person' && !meant.guessed) return;
    const codes = meant.kind === 'several' ? meant.codes : meant.kind === 'person' ? [meant.code] : [];
    this.remarks.push({ ...place, kind: meant.kind === 'person' ? 'guessed' : meant.kind, codes });
  }
}

/** The names in a cell: «Иванова М.А., Петров», «Иванова или Петров». */
function namesIn(text: string): string[] {
  if (choosesNothing(text)) return [];
  return text
    .split(/[,;\n/]|\s(?:и|или|либо)\s/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !choosesNothing(name));
}
