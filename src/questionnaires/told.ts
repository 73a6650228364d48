/**
 * What several answers of one person say together: of every question the last answer counts, unless it is poorer than an
 * earlier one — a blank, a dash, initials in place of a name, a telephone with a digit lost.
 */
import { readBirthYear } from '../people/birth-year';
import type { Field } from './answer-fields';
import type { Answer } from './answers';
import { isEmptyTalk, type Told } from './bank-cells';
import { contactsOf, readName } from './remembered';

/** In the order of time; answers without a moment come last, in the order of their lines. */
export function inTime(answers: readonly Answer[]): Answer[] {
  if (answers.length < 2) return [...answers];
  const late = '9999';
  return [...answers].sort((a, b) => {
    const [one, other] = [a.moment ?? late, b.moment ?? late];
    if (one !== other) return one < other ? -1 : 1;
    if (a.moment === undefined && a.line !== b.line) return a.line - b.line;
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  });
}

/** `answers` in the order of time; `today` stands in for a missing day. */
export function tellTogether(answers: readonly Answer[], today: string): Told {
  const [only] = answers;
  if (only && answers.length === 1) {
    return { text: only.text, consentDay: only.moment?.slice(0, 10) ?? today, consentBy: saysConsent(only) };
  }
  const thisYear = Number(today.slice(0, 4));
  const chosen = new Map<Field, Answer | undefined>();
  const choose = (field: Field): Answer | undefined => {
    if (chosen.has(field)) return chosen.get(field);
    let best: Answer | undefined;
    let worth = 0;
    for (const answer of answers) {
      const now = worthOf(field, answer.text(field), thisYear);
      if (now === 0 || now < worth) continue;
      best = answer;
      worth = now;
    }
    chosen.set(field, best);
    return best;
  };
  return {
    text: (field) => choose(field)?.text(field) ?? '',
    consentDay: choose('consent')?.moment?.slice(0, 10) ?? today,
    consentBy: choose('consent'),
  };
}

const saysConsent = (answer: Answer): Answer | undefined => (answer.text('consent').trim() === '' ? undefined : answer);

function worthOf(field: Field, text: string, thisYear: number): number {
  if (text.trim() === '') return 0;
  switch (field) {
    case 'consent':
      return 1;
    case 'name':
      return worthOfName(text);
    case 'birthYear':
      return readBirthYear(text, thisYear).kind === 'read' ? 2 : 1;
    case 'contact': {
      const { phones, emails } = contactsOf(text);
      if (phones.length + emails.length > 0) return 3;
      return isEmptyTalk(text) ? 1 : 2;
    }
    default:
      return isEmptyTalk(text) ? 1 : 2;
  }
}

function worthOfName(text: string): number {
  const name = readName(text);
  if (!name) return 1;
  if (name.given === '') return 2;
  return (name.surname === '' ? 2 : 3) + (name.patronymic === '' ? 0 : 1);
}
