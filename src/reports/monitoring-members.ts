/**
 * Whose a monitoring answer is. A code decides; a name only where exactly one person of the bank bears it. Two answers of
 * one person: the later one counts.
 */
import { nameKey, parsePersonName, shortNameKey } from '../people/names';
import { foldedKey } from '../people/text-folding';
import { codeKey, type Member } from './people-figures';
import type { MonitoringAnswer } from './records';

export type AnswerRole = 'mentee' | 'mentor';

/** Somebody who answered; `member` where the banks know the person. */
export interface Respondent {
  readonly answer: MonitoringAnswer;
  readonly role?: AnswerRole;
  readonly member?: Member;
}

const codeInText = /(?:^|[^а-яa-z])([нмhm]-?\s?\d{1,5})(?!\d)/i;

/** Finds people by what they signed an answer with. */
export class MemberIndex {
  private readonly byCode = new Map<string, Member>();
  private readonly byName = new Map<string, Member[]>();

  constructor(members: readonly Member[]) {
    for (const member of members) {
      const { code, name } = member.person;
      if (code !== '') this.byCode.set(`${member.person.role}|${codeKey(code)}`, member);
      for (const key of keysOf(name)) {
        const known = this.byName.get(key);
        if (known) known.push(member);
        else this.byName.set(key, [member]);
      }
    }
  }

  find(signed: string, role: AnswerRole | undefined): Member | undefined {
    const code = codeInText.exec(signed)?.[1];
    if (code !== undefined) {
      const key = codeKey(code).replace(/^h/, 'н').replace(/^m/, 'м');
      const own = key.startsWith('н') ? 'mentee' : 'mentor';
      const found = this.byCode.get(`${own}|${key}`);
      if (found) return found;
    }
    for (const key of keysOf(signed)) {
      const found = (this.byName.get(key) ?? []).filter(({ person }) => role === undefined || person.role === role);
      if (found.length === 1) return found[0];
      if (found.length > 1) return undefined;
    }
    return undefined;
  }
}

/** The whole name first, then surname and initials. */
function keysOf(name: string): string[] {
  const read = name.trim() === '' ? null : parsePersonName(name);
  return read ? [...new Set([`whole ${nameKey(read)}`, `short ${shortNameKey(read)}`])] : [];
}

function answerRole(text: string): AnswerRole | undefined {
  const key = foldedKey(text.slice(0, 100));
  if (/наставля|подопечн|менти|ученик/.test(key)) return 'mentee';
  return /наставник|куратор|ментор/.test(key) ? 'mentor' : undefined;
}

/** One respondent a person, in the order of the sheet. */
export function respondentsOf(answers: readonly MonitoringAnswer[], index: MemberIndex): Respondent[] {
  const last = new Map<string, Respondent>();
  for (const answer of [...answers].sort(earlier)) {
    const told = answerRole(answer.role);
    const member = index.find(answer.name, told);
    const role = told ?? member?.person.role;
    const key = member
      ? `${member.person.role} ${member.line}`
      : `${role ?? ''} ${foldedKey(answer.name) || `row ${answer.line}`}`;
    last.delete(key);
    last.set(key, { answer, ...(role ? { role } : {}), ...(member ? { member } : {}) });
  }
  return [...last.values()].sort((a, b) => a.answer.line - b.answer.line);
}

/** By the time stamp where both have a readable one, else by their place. */
function earlier(a: MonitoringAnswer, b: MonitoringAnswer): number {
  const [timeA, timeB] = [timeKey(a.time), timeKey(b.time)];
  return timeA !== undefined && timeB !== undefined && timeA !== timeB ? (timeA < timeB ? -1 : 1) : a.line - b.line;
}

/** «05.09.2026 9:03:00» -> «2026-09-05 09:03:00», which sorts. */
function timeKey(shown: string): string | undefined {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?/.exec(shown.trim());
  if (!match) return undefined;
  const [, day = '', month = '', year = '', hour = '0', minute = '00', second = '00'] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${hour.padStart(2, '0')}:${minute}:${second}`;
}
