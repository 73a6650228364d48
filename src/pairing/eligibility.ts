/**
 * Hard rules: who takes part in the search, and which pairs may be made at all. They come before any score; a pair that
 * breaks one is no candidate.
 */
import { consentReasons, consentState } from '../people/consent';
import type { Participant } from '../people/participant';
import { topicShare } from './fit';
import type { MenteeProfile, MentorProfile } from './profile';
import type { TopicTable } from './topics';
import { pairKey, type NamedWishes } from './wishes';

/** Why a person does not take part; words for the curator. */
export interface Absence {
  readonly rule: 'code' | 'state' | 'consent' | 'places' | 'paired';
  readonly words: string;
  /** What would let the person in. */
  readonly repair: string;
}

/** Whether somebody takes part in the search on a day; undefined when nothing keeps the person out. */
export function absenceOf(person: Participant, today: string): Absence | undefined {
  if (person.state === 'завершил' || person.state === 'выбыл') {
    return { rule: 'state', words: `состояние «${person.state}»`, repair: '' };
  }
  if (person.code === '') {
    return {
      rule: 'code',
      words: 'нет кода участника',
      repair: 'Выполните «Анкеты ▸ Собрать ответы» или впишите код.',
    };
  }
  const consent = consentState(person.consent, person, today);
  if (consent === 'valid') return undefined;
  return {
    rule: 'consent',
    words: consentReasons[consent],
    repair: 'Получите согласие и заполните столбцы «Согласие», «Дата согласия», «Кто подписал».',
  };
}

/** The rules that may forbid a pair, in the order in which they are told. */
export const pairRules = {
  same: 'это один и тот же человек',
  veto: 'пара расторгнута с причиной',
  refused: 'один из них не хотел бы работать с другим',
  form: 'формы наставничества не совпадают',
  adult: 'несовершеннолетний не может вести взрослого',
  topics: 'компетенции не о том, о чём запрос',
  threshold: 'балл ниже порога',
} as const;
export type PairRule = keyof typeof pairRules;

export interface RuleContext {
  readonly wishes: NamedWishes;
  /** `pairKey`s of pairs that were dissolved with a reason. */
  readonly vetoed: ReadonlySet<string>;
  readonly topics: TopicTable;
  /** Weight of the criterion «Запрос и компетенции»: with 0 the topics close nothing. */
  readonly topicWeight: number;
}

/** The first rule that forbids the pair, whatever its score; undefined where none does. */
export function forbiddenBy(
  mentee: MenteeProfile,
  mentor: MentorProfile,
  { wishes, vetoed, topics, topicWeight }: RuleContext,
): Exclude<PairRule, 'threshold'> | undefined {
  if (vetoed.size + wishes.refused.size > 0) {
    const key = pairKey(mentor.code, mentee.code);
    if (vetoed.has(key)) return 'veto';
    if (wishes.refused.has(key)) return 'refused';
  }
  if (mentee.forms.length > 0 && mentor.forms.length > 0 && !mentee.forms.some((form) => mentor.forms.includes(form)))
    return 'form';
  if (mentor.minor && mentee.adult && !teachesBack(mentee.forms) && !teachesBack(mentor.forms)) return 'adult';
  if (isSamePerson(mentee, mentor)) return 'same';
  if (topicWeight > 0 && topicShare(mentee, mentor, topics) === 0 && !asksFor(mentee.code, mentor.code, wishes))
    return 'topics';
  return undefined;
}

/** Whom somebody asks for is nobody else's to judge: a wish opens what the topics close. */
function asksFor(mentee: string, mentor: string, { wished, mentees }: NamedWishes): boolean {
  return (wished.get(mentee)?.includes(mentor) ?? false) || (mentees.get(mentee)?.includes(mentor) ?? false);
}

/** A pupil teaches a teacher only where the form says so (reverse mentoring). */
export const teachesBack = (forms: readonly string[]): boolean =>
  forms.some((form) => /^ученик – (?!ученик)/.test(form));

function isSamePerson(mentee: MenteeProfile, mentor: MentorProfile): boolean {
  if (mentee.shortName === '' || mentee.shortName !== mentor.shortName) return false;
  const years = [mentee.person.birthYear, mentor.person.birthYear];
  if (years[0] !== undefined && years[1] !== undefined) return years[0] === years[1];
  const contacts = [mentee.person.contact, mentor.person.contact].map((contact) =>
    contact.replace(/\D/g, '').slice(-10),
  );
  return mentee.fullName === mentor.fullName || (contacts[0] !== '' && contacts[0] === contacts[1]);
}
