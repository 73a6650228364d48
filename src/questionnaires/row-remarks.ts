/** What is to be said about one row: from its own cells, and from the answers it came from. */
import { readBirthYear } from '../people/birth-year';
import { readCapacity } from '../people/capacity';
import type { Role } from '../people/participant';
import {
  ageOf,
  factTitles,
  isEmptyTalk,
  nameTitles,
  representativeFault,
  representativeMark,
  type Told,
} from './bank-cells';
import { readConsentAnswer } from './consent-answer';
import { remarks, type Remark } from './remarks';
import { classOf, contactsOf, readName } from './remembered';

/** From what the row shows; `text` by titles. Nothing is said of people who have left. */
export function cellRemarks(
  text: (title: string) => string,
  role: Role,
  { today, anonymous }: { readonly today: string; readonly anonymous: boolean },
): Remark[] {
  if (/^(завершил|выбыл)/i.test(text('Состояние').trim())) return [];
  const titles = factTitles[role];
  const [position, year, contact] = [text(titles.position), text(titles.birthYear), text(titles.contact)];
  const found: Remark[] = [];
  const name = readName(text(nameTitles[role]));
  if (!anonymous && (!name || name.surname === '' || name.given === '')) found.push(remarks.name);
  if (readBirthYear(year, Number(today.slice(0, 4))).kind === 'faulty') found.push(remarks.year);
  if (/^\s*\d|класс/i.test(position) && !classOf(position)) found.push(remarks.schoolClass);
  found.push(...(anonymous ? [] : contactRemarks(contact)), ...consentRemarks(text, position, year, contact, today));
  return found;
}

function contactRemarks(contact: string): Remark[] {
  if (isEmptyTalk(contact)) return [remarks.contact];
  const { faults, phones } = contactsOf(contact);
  return faults.flatMap((fault) => {
    // A home number beside a good one is a help, not a fault.
    if (fault === 'landline') return phones.length > 0 ? [] : [remarks.landline];
    return [fault === 'phone' ? remarks.phone : remarks.email];
  });
}

function consentRemarks(
  text: (title: string) => string,
  position: string,
  year: string,
  contact: string,
  today: string,
): Remark[] {
  const given = text('Согласие').trim().toLowerCase();
  if (given === '') return [remarks.noConsent];
  if (given === 'нет') return [remarks.refused];
  if (text('Кто подписал').trim() !== '') return [];
  const age = ageOf(year, position, today);
  if (age === 'unknown') return [remarks.unknownAge];
  return age === 'minor' && !contact.includes(representativeMark) ? [remarks.noRepresentative] : [];
}

/** From the answers themselves. */
export function answerRemarks(told: Told, role: Role, anonymous: boolean): Remark[] {
  const found: Remark[] = [];
  if (readConsentAnswer(told.text('consent')) === 'unclear') {
    found.push(remarks.unclearConsent(anonymous ? '' : told.text('consent')));
  }
  if (!isEmptyTalk(told.text('representative'))) {
    const fault = representativeFault(told);
    if (fault === 'self') found.push(remarks.ownRepresentative);
    if (fault === 'teacher') found.push(remarks.teacherRepresentative);
  }
  if (role === 'mentor') {
    const capacity = readCapacity(told.text('places'));
    if (capacity && capacity.places === undefined) found.push(remarks.unclearCapacity(told.text('places')));
    else if (capacity && !capacity.plain) found.push(remarks.capacity(told.text('places')));
    if (/нужна помощь|хочу научиться|помогите|не понимаю/i.test(told.text('topics'))) found.push(remarks.menteeWords);
  } else if (
    /готова? (помо|науч|взять)|могу (помо|науч)|(стать|буду|быть) наставником|умею объясн/i.test(told.text('topics'))
  ) {
    found.push(remarks.mentorWords);
  }
  return found;
}

/** Whether a remark from an answer that is not to be seen any more still holds. */
export function stillHolds({ text: said }: Remark, text: (title: string) => string): boolean {
  if (said.startsWith('О согласии')) return text('Согласие').trim() === '';
  if (said.startsWith('Сколько')) return text('Мест всего').trim() === '';
  return true;
}
