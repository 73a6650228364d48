/** Which columns of the banks the intake fills, and from which answers. Titles are those of the sheets. */
import { readCapacity } from '../people/capacity';
import { mayBeMinor, signers } from '../people/consent';
import { comparePersons } from '../people/name-comparison';
import type { Role } from '../people/participant';
import { readBirthYear } from '../people/birth-year';
import { teachingStems } from '../people/position-words';
import { foldedKey } from '../people/text-folding';
import { readConsentAnswer } from './consent-answer';
import type { Answer } from './answers';
import type { Field } from './answer-fields';
import { classOf, readName } from './remembered';

/** As cells take it: text to the letter, a number, an ISO day, nothing. */
export type BankValue = string | number | { readonly day: string } | null;

/** What the answers of one person say together. */
export interface Told {
  readonly text: (field: Field) => string;
  /** Day of the answer about consent, ISO. */
  readonly consentDay: string;
  /** The answer about consent itself; absent where none says anything of it. */
  readonly consentBy?: Answer | undefined;
}

export interface BankCell {
  readonly title: string;
  readonly value: (told: Told) => BankValue;
  /** Consent stands or falls as a whole. */
  readonly consent?: true;
  /** Tells who a person is: stays empty in the mode without names. */
  readonly personal?: true;
}

const plain =
  (field: Field) =>
  (told: Told): BankValue =>
    told.text(field) || null;

export const representativeMark = 'законный представитель: ';

function contact(told: Told): BankValue {
  const representative =
    told.text('representative').trim() === '' ? '' : representativeMark + told.text('representative');
  return [told.text('contact'), representative].filter((part) => part !== '').join('; ') || null;
}

function topics(told: Told): BankValue {
  const details = told.text('details');
  return [told.text('topics'), isEmptyTalk(details) ? '' : details].filter((part) => part !== '').join('; ') || null;
}

/** «-», «нет», «не знаю»: words that say nothing. */
export function isEmptyTalk(text: string): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(text) || /^\s*(нет|не знаю|ничего|никто|никакой|не указано|без разницы)[\s.!]*$/i.test(text)
  );
}

const consentCells: readonly BankCell[] = [
  {
    title: 'Согласие',
    consent: true,
    value: (told) => ({ yes: 'да', no: 'нет', blank: null, unclear: null })[readConsentAnswer(told.text('consent'))],
  },
  {
    title: 'Дата согласия',
    consent: true,
    value: (told) => (readConsentAnswer(told.text('consent')) === 'yes' ? { day: told.consentDay } : null),
  },
  { title: 'Кто подписал', consent: true, value: signer },
];

/** Who answers for the consent; nobody where that cannot be told. */
function signer(told: Told): BankValue {
  if (readConsentAnswer(told.text('consent')) !== 'yes') return null;
  const age = ageOf(told.text('birthYear'), told.text('position'), told.consentDay);
  if (age === 'adult') return signers.self;
  return age === 'minor' && representativeFault(told) === undefined ? signers.representative : null;
}

/** Whether the person may be a minor on the day; `unknown` where neither year nor class nor post is there. */
export function ageOf(birthYear: string, position: string, day: string): 'minor' | 'adult' | 'unknown' {
  const born = readBirthYear(birthYear, Number(day.slice(0, 4)));
  const year = born.kind === 'read' ? born.year : undefined;
  if (year === undefined && isEmptyTalk(position)) return 'unknown';
  return mayBeMinor(year, position, day) || (year === undefined && classOf(position) !== null) ? 'minor' : 'adult';
}

const teacherWords = new RegExp(`${teachingStems}|руководител`);

/** Why the named representative is none. */
export function representativeFault(told: Pick<Told, 'text'>): 'missing' | 'self' | 'teacher' | undefined {
  const named = told.text('representative');
  if (isEmptyTalk(named)) return 'missing';
  if (teacherWords.test(foldedKey(named))) return 'teacher';
  return isSameName(named, told.text('name')) ? 'self' : undefined;
}

function isSameName(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [readName(a), readName(b)];
  // Most representatives share the surname and nothing more.
  if (!one || !other || foldedKey(one.given) !== foldedKey(other.given)) return false;
  return comparePersons(one, other).verdict === 'same';
}

export const nameTitles: Readonly<Record<Role, string>> = { mentee: 'ФИО наставляемого', mentor: 'ФИО наставника' };

/** In an order that never changes: prints in «Источник» follow it. */
export const bankCells: Readonly<Record<Role, readonly BankCell[]>> = {
  mentee: [
    { title: nameTitles.mentee, personal: true, value: plain('name') },
    { title: 'Контактные данные для связи (данные представителя)', personal: true, value: contact },
    { title: 'Год рождения наставляемого', value: plain('birthYear') },
    { title: 'Основной запрос наставляемого', value: topics },
    { title: 'Форма наставничества', value: plain('form') },
    { title: 'Класс или должность', value: plain('position') },
    { title: 'Интересы', value: plain('interests') },
    { title: 'Удобное время', value: plain('time') },
    { title: 'Формат встреч', value: plain('format') },
    { title: 'Желаемый наставник', personal: true, value: plain('wishedMentor') },
    ...consentCells,
  ],
  mentor: [
    { title: nameTitles.mentor, personal: true, value: plain('name') },
    { title: 'Контактные данные для связи', personal: true, value: contact },
    { title: 'Место работы/учебы наставника', value: plain('position') },
    { title: 'Основные компетенции наставника', value: plain('topics') },
    { title: 'Важные для программы достижения наставника', value: plain('achievements') },
    { title: 'Интересы наставника', value: plain('interests') },
    { title: 'Желаемый возраст наставляемых', value: plain('wishedAge') },
    { title: 'Ресурс времени на программу наставничества', value: plain('hours') },
    { title: 'Форма наставничества', value: plain('form') },
    { title: 'Год рождения', value: plain('birthYear') },
    { title: 'Мест всего', value: (told) => readCapacity(told.text('places'))?.places ?? null },
    { title: 'Удобное время', value: plain('time') },
    { title: 'Формат встреч', value: plain('format') },
    ...consentCells,
  ],
};

/** Columns of a row that identity and remarks are read from. */
export const factTitles: Readonly<Record<Role, { contact: string; birthYear: string; position: string }>> = {
  mentee: {
    contact: 'Контактные данные для связи (данные представителя)',
    birthYear: 'Год рождения наставляемого',
    position: 'Класс или должность',
  },
  mentor: {
    contact: 'Контактные данные для связи',
    birthYear: 'Год рождения',
    position: 'Место работы/учебы наставника',
  },
};

/** What the cell shows once the value is in it. */
export function shownValue(value: BankValue): string {
  if (value === null) return '';
  if (typeof value === 'object') return value.day.split('-').reverse().join('.');
  return String(value);
}
