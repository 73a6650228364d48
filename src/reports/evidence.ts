/**
 * What the banks, the answers, the pairs and the log say about an activity that is marked as done. Silence is no proof:
 * a workbook in which none of these sheets is kept proves nothing.
 */
import type { MeetingKind } from '../pairing/pair-words';
import { foldedKey } from '../people/text-folding';
import { isDone } from '../roadmap/check/status';
import type { Stage } from '../roadmap/stage';

/** What an activity promises that a sheet can show. */
export type Claim =
  | 'menteeAnswers'
  | 'mentorAnswers'
  | 'menteeBank'
  | 'mentorBank'
  | 'menteeConsent'
  | 'mentorConsent'
  | 'preferences'
  | 'pairs'
  | 'meetings'
  | 'monitoring1'
  | 'monitoring2'
  | 'finished';

export interface BankEvidence {
  /** All but those who left. */
  readonly present: number;
  readonly withoutConsent: number;
  readonly finished: number;
}

/** Counts; undefined where the sheet is not there. */
export interface Evidence {
  /** Whether the workbook keeps the programme at all: any of the sheets below is there. */
  readonly kept: boolean;
  readonly menteeAnswers?: number;
  readonly mentorAnswers?: number;
  readonly mentees?: BankEvidence;
  readonly mentors?: BankEvidence;
  readonly preferences?: number;
  /** `approved`: also those that are over by now. */
  readonly pairs?: { readonly approved: number; readonly proposed: number; readonly over: number };
  readonly meetings?: { readonly held: number; readonly planned: number; readonly kinds: ReadonlySet<MeetingKind> };
  readonly monitoring1?: number;
  readonly monitoring2?: number;
}

interface Activity {
  readonly stage: Stage;
  readonly activity: string;
  readonly heading: boolean;
}

/** So much of a bank must have answered: a tenth or two never do. */
const enoughAnswers = 0.8;

const preparing = /^(?:подготовк|разработк|составлени[ея] анкет|изучени|обсужд|разъясн)/;
const asking = /анкет|опрос|тестир|сбор[а-я]{0,3} (?:[а-я]{1,20} ){0,3}(?:запрос|заяв)/;
const gathering = /формир|составл|заполн|созда|ведени|внес|внос/;

/** What the activity claims; empty where no sheet could show it. */
export function claimsOf({ stage, activity, heading }: Activity): Claim[] {
  const text = foldedKey(activity.slice(0, 600));
  const says = (pattern: RegExp): boolean => pattern.test(text);
  const bank = (answers: Claim, bankClaim: Claim, consent: Claim): Claim[] => {
    if (heading) return [bankClaim];
    if (says(preparing)) return [];
    return [
      ...(says(asking) ? [answers] : []),
      ...(says(/соглас[а-я]{0,3}(?: на| родител| законн| наставн| участн|$|[;,.])|сбор согласий|получени[ея] согласий/)
        ? [consent]
        : []),
      ...(says(/баз[аыуе]|банк/) && says(gathering) ? [bankClaim] : []),
    ];
  };
  switch (stage) {
    case 'Наставляемые':
      return bank('menteeAnswers', 'menteeBank', 'menteeConsent');
    case 'Наставники':
      return bank('mentorAnswers', 'mentorBank', 'mentorConsent');
    case 'Пары': {
      if (heading) return ['pairs'];
      const formed = says(/формиров|сформир|приказ|распоряж|закреп|утвержд|соединени/) && says(/пар|групп/);
      return [...(says(/предпочт/) ? (['preferences'] as const) : []), ...(formed ? (['pairs'] as const) : [])];
    }
    case 'Работа пар':
      return heading || says(/встреч|заняти/) ? ['meetings'] : [];
    case 'Завершение':
      if (says(/мониторинг|анкет|опрос|втор[а-я]{2,4} (?:этап|измер|диагност|оцен)|повторн/)) return ['monitoring2'];
      return heading ||
        says(
          /подведени[ея] итог|завершени[ея] (?:[а-я]{1,20} ){0,3}(?:программ|пар|наставн)|внесени[ея] [а-я ]{0,40}баз/,
        )
        ? ['finished']
        : [];
    case 'Мониторинг': {
      const first = says(/перв|входн|стартов|начальн|ожидани/);
      const second = says(/втор|итогов|конечн|повторн|выходн/);
      if (first && !second) return ['monitoring1'];
      return second ? ['monitoring2'] : [];
    }
    default:
      return [];
  }
}

/** Whether anything is marked as done that a sheet could contradict: nothing else needs to be read. */
export function claimsToProve(rows: readonly (Activity & { readonly mark: string })[]): ReadonlySet<Claim> {
  return new Set(rows.flatMap((row) => (isDone(row.mark) ? claimsOf(row) : [])));
}

/**
 * What the data lacks of what the activity claims, as a clause for `evidence-missing` («ответов наставляемых 3 из 24»);
 * undefined where they agree or say nothing.
 */
export function lackingEvidence(activity: Activity, evidence: Evidence): string | undefined {
  if (!evidence.kept) return undefined;
  const lacking = claimsOf(activity).flatMap((claim) => lackingOf(claim, activity, evidence) ?? []);
  return lacking.length === 0 ? undefined : lacking.join('; ');
}

function lackingOf(claim: Claim, activity: Activity, evidence: Evidence): string | undefined {
  const { mentees, mentors, pairs, meetings } = evidence;
  switch (claim) {
    case 'menteeAnswers':
      return fewAnswers('ответов наставляемых', evidence.menteeAnswers, mentees);
    case 'mentorAnswers':
      return fewAnswers('ответов наставников', evidence.mentorAnswers, mentors);
    case 'menteeBank':
      return (mentees?.present ?? 0) === 0 ? 'в «Банке наставляемых» нет ни одной записи' : undefined;
    case 'mentorBank':
      return (mentors?.present ?? 0) === 0 ? 'в «Банке наставников» нет ни одной записи' : undefined;
    case 'menteeConsent':
      return noConsent('наставляемых', 'Банке наставляемых', mentees);
    case 'mentorConsent':
      return noConsent('наставников', 'Банке наставников', mentors);
    case 'preferences':
      return (evidence.preferences ?? 0) === 0 ? 'на листе «Предпочтения» нет ни одного ответа' : undefined;
    case 'pairs':
      if ((pairs?.approved ?? 0) > 0) return undefined;
      return `на листе «Пары» нет ни одной утверждённой пары${pairs?.proposed ? ` (предложено: ${pairs.proposed})` : ''}`;
    case 'meetings':
      return noMeetings(activity, meetings);
    case 'monitoring1':
      return (evidence.monitoring1 ?? 0) === 0 ? 'на листе «Мониторинг 1» нет ни одного ответа' : undefined;
    case 'monitoring2':
      return (evidence.monitoring2 ?? 0) === 0 ? 'на листе «Мониторинг 2» нет ни одного ответа' : undefined;
    case 'finished':
      return (pairs?.over ?? 0) + (mentees?.finished ?? 0) + (mentors?.finished ?? 0) === 0
        ? 'ни одна пара и ни один участник не отмечены как завершившие программу'
        : undefined;
  }
}

/** A bank filled from paper has no answers sheet and needs none. */
function fewAnswers(words: string, answers: number | undefined, bank: BankEvidence | undefined): string | undefined {
  const people = bank?.present ?? 0;
  if (answers === undefined) return people > 0 ? undefined : `${words} нет, и в банке никого`;
  if (people === 0) return answers === 0 ? `${words} нет` : undefined;
  return answers < people * enoughAnswers ? `${words} ${answers} из ${people}` : undefined;
}

function noConsent(who: string, bank: string, people: BankEvidence | undefined): string | undefined {
  if (!people || people.present === 0) return `в «${bank}» нет ни одной записи`;
  return people.withoutConsent === 0
    ? undefined
    : `нет действующего согласия у ${people.withoutConsent} ${who} из ${people.present}`;
}

const kindWords: readonly (readonly [MeetingKind, RegExp])[] = [
  ['знакомство', /знаком|организационн|перв[а-я]{2,3} встреч/],
  ['пробная', /пробн/],
  ['планирование', /планирован/],
  ['регулярная', /регулярн|ежемесячн|еженедельн/],
  ['итоговая', /итогов|заключительн|финальн/],
];

function noMeetings({ activity, heading }: Activity, meetings: Evidence['meetings']): string | undefined {
  if (!meetings || meetings.held === 0)
    return `в «Журнале встреч» нет ни одной проведённой встречи${meetings?.planned ? ` из ${meetings.planned}` : ''}`;
  if (heading || meetings.kinds.size === 0) return undefined;
  const text = foldedKey(activity.slice(0, 600));
  const absent = kindWords.flatMap(([kind, pattern]) =>
    pattern.test(text) && !meetings.kinds.has(kind) ? [`«${kind}»`] : [],
  );
  return absent.length === 0 ? undefined : `в «Журнале встреч» нет проведённых встреч вида ${absent.join(', ')}`;
}

/** What the sheets say about a stage, whatever is marked; undefined where they can say nothing. */
export function stageData(stage: Stage, evidence: Evidence): string | undefined {
  const { mentees, mentors, pairs, meetings } = evidence;
  const said = (...parts: (string | undefined)[]): string | undefined => {
    const known = parts.filter((part) => part !== undefined);
    return known.length === 0 ? undefined : known.join('; ');
  };
  const count = (words: string, value: number | undefined): string | undefined =>
    value === undefined ? undefined : `${words} ${value}`;
  const bank = (answers: number | undefined, people: BankEvidence | undefined): string | undefined =>
    said(
      answers === undefined ? undefined : `ответов ${answers}${people ? ` из ${people.present}` : ''}`,
      count('в банке', people?.present),
      count('без действующего согласия', people?.withoutConsent),
    );
  switch (stage) {
    case 'Наставляемые':
      return bank(evidence.menteeAnswers, mentees);
    case 'Наставники':
      return bank(evidence.mentorAnswers, mentors);
    case 'Пары':
      return said(
        count('пар утверждено', pairs?.approved),
        count('предложено', pairs?.proposed),
        count('ответов о предпочтениях', evidence.preferences),
      );
    case 'Работа пар':
      return meetings && `встреч проведено ${meetings.held} из ${meetings.planned}`;
    case 'Завершение':
      return said(
        mentees && `программу завершили ${mentees.finished} из ${mentees.present}`,
        count('завершено пар', pairs?.over),
        count('ответов «Мониторинг 2»', evidence.monitoring2),
      );
    case 'Мониторинг':
      return said(count('ответов «Мониторинг 1»', evidence.monitoring1), count('«Мониторинг 2»', evidence.monitoring2));
    default:
      return undefined;
  }
}
