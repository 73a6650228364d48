/**
 * The letters about deadlines: one to a person with everything that is near or missed. Words only; when a letter goes and
 * whether it went is the ledger's business.
 */
import { escapeHtml } from '../../escape-html';
import type { PlanRow } from '../check/plan-row';
import type { RowReading } from '../check/check-plan';
import { addresseesOf, isAddress, type Colleague } from './addressees';

export type Reason = 'скоро' | 'просрочено';

/** A row of the plan that somebody is reminded of. */
export interface Duty {
  readonly reason: Reason;
  /** «№ п/п» */
  readonly number: string;
  readonly activity: string;
  /** As typed. */
  readonly deadline: string;
  /** ISO; absent where the work runs through the whole period. */
  readonly end?: string;
}

export interface ReminderLetter {
  readonly to: Colleague;
  readonly duties: readonly Duty[];
}

export interface Reminders {
  readonly letters: readonly ReminderLetter[];
  /** Staff without a usable e-mail: post or row, never a name. */
  readonly withoutEmail: readonly Colleague[];
  /** «№ п/п» or row of duties for which nobody was found. */
  readonly unclaimed: readonly string[];
}

/** Everything to write about, in the order of the plan. `readings[i]` reads `rows[i]`. */
export function remindersOf(
  rows: readonly PlanRow[],
  readings: readonly RowReading[],
  staff: readonly Colleague[],
): Reminders {
  const byAddress = new Map<string, { to: Colleague; duties: Duty[] }>();
  const withoutEmail = new Map<string, Colleague>();
  const unclaimed = new Set<string>();
  rows.forEach((row, index) => {
    const reading = readings[index];
    const reason = reading?.status;
    if (!reading || row.heading || (reason !== 'скоро' && reason !== 'просрочено')) return;
    const { end } = reading;
    const duty: Duty = {
      reason,
      number: row.number.trim(),
      activity: row.activity,
      deadline: row.deadline,
      ...(end === undefined ? {} : { end }),
    };
    const addressees = reading.parties.map((party) => addresseesOf(party, staff));
    if (!addressees.some((each) => 'found' in each)) unclaimed.add(duty.number || `строка ${row.line}`);
    for (const to of addressees.flatMap((each) => ('found' in each ? each.found : []))) {
      if (!isAddress(to.email)) withoutEmail.set(`${to.line} ${to.name}`, to);
      else {
        const letter = byAddress.get(to.email.toLowerCase()) ?? { to, duties: [] };
        if (!letter.duties.includes(duty)) letter.duties.push(duty);
        byAddress.set(to.email.toLowerCase(), letter);
      }
    }
  });
  return { letters: [...byAddress.values()], withoutEmail: [...withoutEmail.values()], unclaimed: [...unclaimed] };
}

export const subject = 'Дорожная карта наставничества: сроки';

const headings: Readonly<Record<Reason, string>> = { просрочено: 'Срок прошёл', скоро: 'Срок подходит' };

/** A plan may have hundreds of rows; a letter is to be read. */
const mostDuties = 40;
const longestActivity = 300;

/** The letter as plain text and as simple markup of the same words. */
export function wordsOf({ duties }: ReminderLetter, organisation: string): { text: string; html: string } {
  const opening = `Здравствуйте! В дорожной карте наставничества${organisation === '' ? '' : ` (${organisation})`} за вами записаны мероприятия, у которых подходит или прошёл срок.`;
  const closing =
    'Если мероприятие выполнено, отметьте это в столбце «Отметка о выполнении» или сообщите куратору. Письмо составила надстройка «Наставничество» по таблице вашей организации.';
  const groups = (['просрочено', 'скоро'] as const)
    .map((reason) => ({ reason, lines: duties.filter((duty) => duty.reason === reason).map(lineOf) }))
    .filter(({ lines }) => lines.length > 0);
  const shown = groups.map(({ reason, lines }) => ({
    heading: `${headings[reason]}: ${lines.length}`,
    lines: lines.length > mostDuties ? [...lines.slice(0, mostDuties), `и ещё ${lines.length - mostDuties}`] : lines,
  }));
  return {
    text: [
      opening,
      ...shown.map(({ heading, lines }) => [heading, ...lines.map((line) => `– ${line}`)].join('\n')),
      closing,
    ].join('\n\n'),
    html: [
      `<p>${escapeHtml(opening)}</p>`,
      ...shown.map(
        ({ heading, lines }) =>
          `<h3>${escapeHtml(heading)}</h3><ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`,
      ),
      `<p>${escapeHtml(closing)}</p>`,
    ].join('\n'),
  };
}

function lineOf({ number, activity, deadline, end }: Duty): string {
  const words = activity.replace(/\s+/g, ' ').trim();
  const short = words.length > longestActivity ? `${words.slice(0, longestActivity)}…` : words;
  const day = end === undefined ? '' : end.split('-').reverse().join('.');
  const typed = deadline.replace(/\s+/g, ' ').trim();
  const until = [typed, typed.includes(day) ? '' : `последний день ${day}`].filter((part) => part !== '').join(', ');
  return `${number === '' ? '' : `${number} `}${short}${until === '' ? '' : ` — ${until}`}`;
}
