/**
 * What the panel's section «Пары» asks of the server: the proposal before anything is written, what another choice would
 * cost, and the curator's own choices (hold, another mentor, veto).
 */
import { execute } from '../command';
import type { Outcome } from '../outcome';
import type { PairsPreview, PanelGoals, PanelPair, PanelPerson, TriedSettings } from '../pairs-contract';
import { panelVersion } from '../panel-contract';
import { criteria } from '../pairing/criteria';
import { LeftOvers } from '../pairing/left-over';
import { pairsOf, scoreLoss, totalsOf, type Proposal } from '../pairing/propose';
import { printMargin, printMenteeLeft, priceWords } from '../pairing/proposal-words';
import { demandByForm, demandByTopic } from '../pairing/shortage';
import { pairKey } from '../pairing/wishes';
import { withLock } from '../platform/lock';
import { Refusal, refusal } from '../refusal';
import { priorityNames } from '../workbook/settings';
import { Workbook } from '../workbook/workbook';
import { dissolving, findPairs, formPairsWith, pairing } from './form-pairs';
import { changeWords } from './pairs-report';
import { readPairingInputs, stampOf, type PairingInputs } from './pairing-inputs';

/** So many pairs, and so many people left over, go to the panel at once. */
const shownPairs = 300;
const shownOthers = 12;

/** The proposal as it would be, with the settings of the sheet or with those that the panel tries; writes nothing. */
export function preview(tried?: TriedSettings): PairsPreview {
  return withLock('Панель куратора', () => {
    try {
      const inputs = readPairingInputs(new Workbook());
      const settings = tried ? { ...inputs.settings, ...readTried(tried) } : inputs.settings;
      return previewOf(inputs, findPairs({ ...inputs, settings }));
    } catch (error) {
      if (error instanceof Refusal) return refusedPreview(error.message);
      throw error;
    }
  });
}

/** What it would cost to give the mentee this mentor, in words. */
export function cost(mentor: string, mentee: string): string {
  return withLock('Панель куратора', () => {
    const { search, reasons } = findPairs(readPairingInputs(new Workbook()));
    const [a, b] = [search.mentees.get(mentee), search.mentors.get(mentor)];
    if (!a || !b) return 'Этот участник сейчас не участвует в подборе.';
    const score = search.score(a, b);
    const forced = reasons.forcing({ mentor, mentee });
    if (!forced) return `Балл ${score}. Такой пары среди возможных нет: её можно только закрепить.`;
    const moved = forced.moved.filter((move) => move.mentee !== mentee).length;
    const others = moved === 0 ? '' : ` Сменят наставника ещё: ${moved}.`;
    const price = { matched: forced.loss.matched, blocking: forced.loss.blocking, score: scoreLoss(forced, search) };
    return `Балл ${score}; ${priceWords(price)}.${others}`;
  });
}

/** Gives the mentee the mentor, holds the pair and forms the others around it. */
export function pick(mentor: string, mentee: string, version: number): Outcome {
  requireVersion(version);
  return execute(formPairsWith((inputs) => pairing(inputs, mentor, mentee)));
}

/** Ticks or clears «Закрепить». */
export function hold(line: number, mentor: string, mentee: string, on: boolean, version: number): Outcome {
  requireVersion(version);
  return execute({
    title: on ? 'Закрепить пару' : 'Снять закрепление',
    run: (workbook, edition) => {
      const inputs = readPairingInputs(workbook);
      const row = rowOf(inputs, line, mentor, mentee);
      if (inputs.pairsTable)
        edition.patchCells(inputs.pairsTable, [{ line: row.line, title: 'Закрепить', value: on }], 1);
      edition.finish();
      return [on ? 'Пара закреплена: при новом подборе она останется.' : 'Закрепление снято.'];
    },
  });
}

/** Marks the proposal as dissolved with the reason, so that it is not proposed again, and forms the others anew. */
export function veto(line: number, mentor: string, mentee: string, reason: string, version: number): Outcome {
  requireVersion(version);
  if (reason.trim() === '') throw refusal('veto-without-reason');
  return execute(formPairsWith((inputs) => dissolving(inputs, rowOf(inputs, line, mentor, mentee), reason.trim())));
}

/** The row must still say what the panel shows. */
function rowOf(inputs: PairingInputs, line: number, mentor: string, mentee: string): PairingInputs['pairs'][number] {
  const row = inputs.pairs.find((each) => each.line === line && each.mentor === mentor && each.mentee === mentee);
  if (row?.status !== 'предложена') throw refusal('pair-gone');
  return row;
}

function requireVersion(version: number): void {
  if (version !== panelVersion) throw refusal('panel-outdated');
}

/** @throws Refusal `panel-outdated` for anything that the panel's own controls cannot send */
function readTried({
  priority,
  threshold,
  weights,
}: TriedSettings): Pick<PairingInputs['settings'], 'priority' | 'threshold' | 'weights'> {
  const known = priorityNames.find(([name]) => name === priority);
  const isWeight = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1000;
  const whole = Array.isArray(weights) && weights.length === criteria.length && weights.every(isWeight);
  if (!known || !whole || weights.every((weight) => weight === 0) || !isWeight(threshold) || threshold > 100)
    throw refusal('panel-outdated');
  return { priority: known[1], threshold, weights: weights.map(Number) };
}

function previewOf(inputs: PairingInputs, proposal: Proposal): PairsPreview {
  const { search } = proposal;
  const { settings } = search.input;
  const why = new LeftOvers(proposal);
  const threshold = settings.threshold;
  const person = (code: string): PanelPerson => ({
    code,
    name: inputs.showNames
      ? (search.mentees.get(code)?.person.name ??
        search.mentors.get(code)?.person.name ??
        search.absentMentors.find(({ profile, absence }) => profile.code === code && absence.rule === 'places')?.profile
          .person.name ??
        '')
      : '',
  });
  const proposals = inputs.pairs.filter(({ status }) => status === 'предложена');
  const lines = new Map(proposals.map(({ mentor, mentee, line }) => [pairKey(mentor, mentee), line]));
  const sorted = [...proposal.pairs].sort((a, b) => a.score - b.score || (a.mentee < b.mentee ? -1 : 1));
  const others = othersOf(proposal);
  const demands = [...demandByTopic(search), ...demandByForm(search)];
  return {
    version: panelVersion,
    proposals: proposals.length,
    approved: search.running.length,
    outdated: proposals.length > 0 && inputs.memory !== undefined && inputs.memory.stamp !== stampOf(inputs),
    change: changeWords(inputs, proposal).join(' '),
    settings: {
      priority: priorityNames.find(([, value]) => value === settings.priority)?.[0] ?? '',
      threshold,
      weights: settings.weights,
    },
    criteria: criteria.map(({ name, rule }) => ({ name, rule })),
    goals: goalsOf(proposal),
    pairs: sorted.slice(0, shownPairs).map((pair): PanelPair => ({
      mentor: person(pair.mentor),
      mentee: person(pair.mentee),
      score: pair.score,
      why: pair.parts.map(({ name, points, why, open }) => ({ name, points, why, open })),
      margin: printMargin(pair.margin),
      held: pair.held,
      line: lines.get(pairKey(pair.mentor, pair.mentee)) ?? 0,
      others: others(pair.mentee, pair.mentor).map(({ mentor, score }) => ({ mentor: person(mentor), score })),
    })),
    allPairs: sorted.length,
    unmatched: [
      ...proposal.unmatched.slice(0, shownPairs).map((code) => ({
        who: person(code),
        ...printMenteeLeft(why.mentee(code), threshold),
      })),
      ...search.absentMentees.slice(0, shownPairs).map(({ profile, absence }) => ({
        who: { code: profile.code, name: '' },
        ...printMenteeLeft({ kind: 'absent', absence }, threshold),
      })),
    ],
    loads: loadsOf(proposal).map(({ code, ...load }) => ({ mentor: person(code), ...load })),
    wishes: wishesOf(proposal, person),
    shortages: demands.filter(({ mentees, places }) => mentees > places),
    remarks: search.remarks
      .slice(0, shownPairs)
      .map(
        ({ sheet, line, column, kind, codes }) =>
          `«${sheet}», строка ${line}, «${column}»: ${remarkKinds[kind]}${codes.length > 0 ? ` (${codes.join(', ')})` : ''}.`,
      ),
  };
}

const remarkKinds = {
  several: 'подходит несколько человек',
  nobody: 'такого участника нет в банке',
  guessed: 'написано иначе, понято как',
  'self-unclear': 'не найден тот, кто отвечал',
  'role-unclear': 'неясно, это наставник или наставляемый',
} as const;

function goalsOf(proposal: Proposal): PanelGoals[] {
  const { search, totals, solution, reasons } = proposal;
  const now = search.input.settings.priority;
  const row = (
    priority: string,
    chosen: boolean,
    { matched, score, worst, blocking }: Proposal['totals'],
  ): PanelGoals => ({
    priority,
    chosen,
    matched,
    score,
    worst: matched === 0 ? 0 : worst,
    broken: blocking,
  });
  return priorityNames.map(([name, value]) => {
    if (value === now || solution.wishes === null) return row(name, value === now, totals);
    const other = reasons.otherPriority().solution;
    return row(name, false, totalsOf(pairsOf(other), search, other.blocking.length));
  });
}

/** The best other candidates of a mentee. */
function othersOf({ candidates }: Proposal): (mentee: string, now: string) => { mentor: string; score: number }[] {
  const rows = new Map(candidates.mentees.map((code, row) => [code, row]));
  return (mentee, now) => {
    const row = rows.get(mentee) ?? -1;
    const found: { mentor: string; score: number }[] = [];
    for (let at = candidates.start[row] ?? 0; at < (candidates.start[row + 1] ?? 0); at++) {
      const mentor = candidates.mentors[candidates.mentor[at] ?? 0] ?? '';
      if (mentor !== now) found.push({ mentor, score: candidates.score[at] ?? 0 });
    }
    return found.sort((a, b) => b.score - a.score || (a.mentor < b.mentor ? -1 : 1)).slice(0, shownOthers);
  };
}

function loadsOf({ search, pairs }: Proposal): { code: string; running: number; proposed: number; places: number }[] {
  const proposed = new Map<string, number>();
  for (const { mentor } of pairs) proposed.set(mentor, (proposed.get(mentor) ?? 0) + 1);
  const full = search.absentMentors.filter(({ absence }) => absence.rule === 'places').map(({ profile }) => profile);
  return [...search.mentors.values(), ...full]
    .map(({ code, places, free }) => ({
      code,
      places,
      running: Math.max(places - free, 0),
      proposed: proposed.get(code) ?? 0,
    }))
    .sort((a, b) => b.running + b.proposed - (a.running + a.proposed) || (a.code < b.code ? -1 : 1))
    .slice(0, shownPairs);
}

function wishesOf(
  { search, pairs, blocking, reasons }: Proposal,
  person: (code: string) => PanelPerson,
): PairsPreview['wishes'] {
  const named = (lists: ReadonlyMap<string, readonly string[]>, who: string, whom: string): boolean =>
    lists.get(who)?.includes(whom) ?? false;
  const kept = pairs.filter(
    ({ mentor, mentee }) =>
      named(search.wishes.mentees, mentee, mentor) && named(search.wishes.mentors, mentor, mentee),
  );
  return {
    kept: kept.length,
    broken: blocking.slice(0, shownOthers).map(({ mentor, mentee }) => {
      const forced = reasons.forcing({ mentor, mentee });
      const price = forced
        ? priceWords({ matched: forced.loss.matched, blocking: forced.loss.blocking, score: scoreLoss(forced, search) })
        : 'такая пара невозможна';
      return { mentor: person(mentor), mentee: person(mentee), price };
    }),
  };
}

function refusedPreview(refused: string): PairsPreview {
  return {
    version: panelVersion,
    refused,
    proposals: 0,
    approved: 0,
    outdated: false,
    change: '',
    settings: { priority: '', threshold: 0, weights: [] },
    criteria: [],
    goals: [],
    pairs: [],
    allPairs: 0,
    unmatched: [],
    loads: [],
    wishes: { kept: 0, broken: [] },
    shortages: [],
    remarks: [],
  };
}
