/**
 * «Сформировать пары»: the best pairs of mentors and mentees by the goals in «Настройки», with the reasons, into «Пары»;
 * who is left over, with what would help, into «Без пары». Pairs that were approved, ended or dissolved stay untouched.
 */
import type { Command } from '../command';
import { AssignmentError } from '../pairing/assignment';
import { LeftOvers } from '../pairing/left-over';
import { impossibleHold, propose, type Proposal } from '../pairing/propose';
import { printMenteeLeft, printMentorIdle } from '../pairing/proposal-words';
import { Search } from '../pairing/search';
import { refusal } from '../refusal';
import type { CellInput } from '../workbook/cell';
import type { CellChange } from '../workbook/cell-changes';
import { keepPairing } from '../workbook/memory';
import { unmatchedSheet } from '../workbook/pair-sheets';
import { pairsReport } from './pairs-report';
import { noRow, readPairingInputs, stampOf, type PairingInputs, type PairRow } from './pairing-inputs';
import { codesFor, writePairs } from './write-pairs';

export const formPairs: Command = formPairsWith((inputs) => ({ inputs }));

/** What a curator has decided in the panel: the pairs as they are to be seen, and cells that say so. */
export interface Decided {
  readonly inputs: PairingInputs;
  readonly cells?: readonly CellChange[];
}

/** Forms pairs after a decision about one of them. */
export function formPairsWith(decide: (inputs: PairingInputs) => Decided): Command {
  return {
    title: 'Сформировать пары',
    run: (workbook, edition) => {
      const { inputs, cells = [] } = decide(readPairingInputs(workbook));
      const proposal = findPairs(inputs);
      const codes = codesFor(inputs, proposal);
      if (inputs.pairsTable) workbook.confirm(inputs.pairsTable);
      keepPairing(workbook, { stamp: stampOf(inputs), lastCode: codes.last, proposed: codes.proposed });
      if (inputs.pairsTable) edition.patchCells(inputs.pairsTable, cells, 1);
      const like = writePairs(workbook, edition, inputs, proposal, codes);
      const place = workbook.sheetNames().indexOf(like.name) + 1;
      edition.rewrite(unmatchedSheet, leftOverRows(inputs, proposal), place, like);
      edition.finish();
      return pairsReport(inputs, proposal);
    },
  };
}

/** The mentee gets the mentor by hand. */
export function pairing(inputs: PairingInputs, mentor: string, mentee: string): Decided {
  const rows = inputs.pairs.filter((row) => row.status === 'предложена' && row.mentee === mentee);
  const [first] = rows;
  const pair = { mentor, mentee, status: 'предложена', held: true, byHand: true, endReason: '' } as const;
  const others = inputs.pairs.filter((row) => row !== first);
  return {
    inputs: { ...inputs, pairs: [...others, first ? { ...first, ...pair } : { ...pair, line: 0, row: noRow }] },
  };
}

/** The proposal is dissolved for a reason: it is not made again while the row stands. */
export function dissolving(inputs: PairingInputs, row: PairRow, reason: string): Decided {
  const gone = { ...row, status: 'расторгнута', endReason: reason, held: false, byHand: false } as const;
  return {
    inputs: { ...inputs, pairs: inputs.pairs.map((each) => (each === row ? gone : each)) },
    cells: [
      { line: row.line, title: 'Статус', value: 'расторгнута' },
      { line: row.line, title: 'Причина завершения', value: reason },
    ],
  };
}

/** The search over what stands in the workbook. @throws Refusal `hold-impossible`, `pairing-contradiction` */
export function findPairs(inputs: PairingInputs): Proposal {
  const search = new Search(inputs);
  const impossible = impossibleHold(search);
  if (impossible) {
    const line = inputs.pairs.find((row) => row === impossible.pair)?.line ?? 0;
    throw refusal('hold-impossible', line, impossible.words);
  }
  try {
    return propose(search);
  } catch (error) {
    if (error instanceof AssignmentError) throw refusal('pairing-contradiction', error.message);
    throw error;
  }
}

/** Rows of «Без пары»: mentees, then mentors, each in the order of codes. Nothing is told of people without consent. */
function leftOverRows(inputs: PairingInputs, proposal: Proposal): CellInput[][] {
  const { search, unmatched, idleMentors } = proposal;
  const why = new LeftOvers(proposal);
  const threshold = inputs.settings.threshold;
  const row = (
    person: { readonly name: string; readonly code: string; readonly topics: string },
    role: string,
    open: boolean,
    { reason, repair }: { readonly reason: string; readonly repair: string },
  ): CellInput[] => [
    (open && inputs.showNames && person.name) || null,
    person.code || null,
    role,
    (open && person.topics) || null,
    reason,
    repair || null,
  ];
  const mentees = [
    ...unmatched.flatMap((code) => {
      const mentee = search.mentees.get(code);
      return mentee
        ? [
            {
              code,
              cells: row(mentee.person, 'наставляемый', true, printMenteeLeft(why.mentee(code), threshold)),
            },
          ]
        : [];
    }),
    ...search.absentMentees.map(({ profile, absence }) => ({
      code: profile.code,
      cells: row(
        profile.person,
        'наставляемый',
        absence.rule !== 'consent',
        printMenteeLeft({ kind: 'absent', absence }, threshold),
      ),
    })),
  ];
  const mentors = [
    ...idleMentors.flatMap((code) => {
      const mentor = search.mentors.get(code);
      return mentor
        ? [
            {
              code,
              cells: row(mentor.person, 'наставник', true, printMentorIdle(why.mentor(code), threshold)),
            },
          ]
        : [];
    }),
    ...search.absentMentors
      .filter(({ absence }) => absence.rule !== 'places')
      .map(({ profile, absence }) => ({
        code: profile.code,
        cells: row(
          profile.person,
          'наставник',
          absence.rule !== 'consent',
          printMentorIdle({ kind: 'absent', absence }, threshold),
        ),
      })),
  ];
  const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  return [...mentees.sort(byCode), ...mentors.sort(byCode)].map(({ cells }) => cells);
}
