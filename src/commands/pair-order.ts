/** «Приказ о парах»: the order with its appendix, made of the approved pairs and the banks. */
import type { Command } from '../command';
import type { Pair } from '../pairing/pair';
import type { Participant } from '../people/participant';
import { readDay } from '../workbook/cell';
import { namedIn, placeOf } from '../reports/document-person';
import { pairOrder, pairOrderName, type ListedPair, type ListedPerson } from '../reports/pair-order';
import { refusal } from '../refusal';
import type { Edition } from '../workbook/edition';
import { pairsSheet } from '../workbook/pair-sheets';
import { Settings } from '../workbook/settings';
import type { Workbook } from '../workbook/workbook';
import { documentFacts } from './document-facts';
import { putDocument } from './keep-document';
import { readPairs } from './pairs-table';
import { readProgramPeople, type ProgramPeople } from './program-people';

export const makePairOrder: Command = {
  title: pairOrderName,
  run: (workbook, edition) => {
    workbook.require(pairsSheet);
    const pairs = readPairs(workbook)?.pairs ?? [];
    const approved = pairs.filter(({ status }) => status === 'утверждена');
    if (approved.length === 0) throw refusal('pairs-not-approved', pairs.length);
    const messages = writePairOrder(workbook, edition, Settings.read(workbook), approved);
    edition.finish();
    return messages;
  },
};

/**
 * Makes «Приказ о парах» of the given pairs; answers what to say. The caller ends the edition. Pairs in which somebody
 * has given no valid consent, or is not in the banks, are left out and counted.
 * @throws Refusal `pairs-without-consent` when nobody is left
 */
export function writePairOrder(
  workbook: Workbook,
  edition: Edition,
  settings: Settings,
  pairs: readonly Pair[],
): string[] {
  const people = readProgramPeople(workbook, settings);
  const period = settings.period();
  const listed = pairs.flatMap((pair): KeyedPair[] => {
    const mentor = people.mentor(pair.mentorCode);
    const mentee = people.mentee(pair.menteeCode);
    if (!mentor || !mentee || !people.consented(mentor) || !people.consented(mentee)) return [];
    return [
      {
        mentor: listedPerson(mentor, people),
        mentee: listedPerson(mentee, people),
        form: pair.form || mentee.form,
        group: false,
        ...((pair.start ?? period?.start) !== undefined && { start: pair.start ?? period?.start }),
        ...((pair.end ?? period?.end) !== undefined && { end: pair.end ?? period?.end }),
        order: pair.order,
        key: mentor.code,
      },
    ];
  });
  if (listed.length === 0) throw refusal('pairs-without-consent', pairs.length);
  const leftOut = pairs.length - listed.length;
  const named = orderNamed(listed.map(({ order }) => order));
  const document = pairOrder({
    ...documentFacts(settings),
    ...(named && { order: named }),
    pairs: grouped(listed),
    leftOut,
  });
  return [
    `Приказ готов на листе «${pairOrderName}»: пар ${listed.length}.`,
    ...(leftOut === 0 ? [] : [`Не включено пар без действующих согласий: ${leftOut}.`]),
    ...putDocument(workbook, edition, document),
  ];
}

/** `key`: the same for all pairs of a mentor; `order`: what «Приказ» says. */
type KeyedPair = ListedPair & { readonly order: string; readonly key: string };

function listedPerson(person: Participant, { codesOnly }: ProgramPeople): ListedPerson {
  return {
    name: namedIn(person, codesOnly),
    place: placeOf(person),
    ...(person.consent.day === undefined ? {} : { consented: person.consent.day }),
    signedBy: person.consent.signedBy,
  };
}

/** Pairs of one mentor stand together, in the order of the sheet. */
function grouped(pairs: readonly KeyedPair[]): ListedPair[] {
  const groups = new Map<string, KeyedPair[]>();
  for (const pair of pairs) groups.set(pair.key, [...(groups.get(pair.key) ?? []), pair]);
  return [...groups.values()].flatMap((group) => group.map((pair) => ({ ...pair, group: group.length > 1 })));
}

/** The number and day that the pairs name, when they all name the same order. */
function orderNamed(orders: readonly string[]): { number: string; day: string } | undefined {
  const [first = ''] = orders;
  if (first === '' || orders.some((order) => order !== first)) return undefined;
  const found = /№?\s{0,3}(\S{1,20})\s{1,3}от\s{1,3}(\d{1,2}\.\d{1,2}\.\d{4})/.exec(first);
  const day = readDay(found?.[2] ?? '')?.day;
  return found && day !== undefined ? { number: found[1] ?? '', day } : undefined;
}
