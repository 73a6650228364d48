/** What «Сформировать пары» says when it is done; figures only, no names. */
import { demandByForm, demandByTopic, type Demand } from '../pairing/shortage';
import { totalsOf, pairsOf, type Proposal } from '../pairing/propose';
import { pairKey } from '../pairing/wishes';
import { counted } from '../russian/counted';
import type { PairingInputs } from './pairing-inputs';

export function pairsReport(inputs: PairingInputs, proposal: Proposal): string[] {
  return [
    headline(proposal),
    ...changeWords(inputs, proposal),
    ...shortages(proposal),
    ...absentees(proposal),
    ...otherPriority(proposal),
    ...remarkWords(proposal),
  ];
}

const pairWords = (count: number): string => counted(count, 'пара', 'пары', 'пар');

function headline({ totals, unmatched }: Proposal): string {
  if (totals.matched === 0) return 'Пар не предложено: подходящих наставников нет. Причины — на листе «Без пары».';
  const average = Math.round(totals.score / totals.matched);
  const left = unmatched.length === 0 ? '' : ` Без наставника: ${unmatched.length}, причины — на листе «Без пары».`;
  return `Предложено: ${pairWords(totals.matched)}. Сумма баллов ${totals.score}, средний ${average}, наименьший ${totals.worst}.${left}`;
}

/** «Изменено 2 из 31, сумма +4»: against the proposals that stood on the sheet, at the scores that it showed. */
export function changeWords({ pairs }: Pick<PairingInputs, 'pairs'>, proposal: Proposal): string[] {
  const before = pairs.filter(({ status }) => status === 'предложена');
  if (before.length === 0) return [];
  const stood = new Set(before.map(({ mentor, mentee }) => pairKey(mentor, mentee)));
  const changed = proposal.pairs.filter(({ mentor, mentee }) => !stood.has(pairKey(mentor, mentee))).length;
  const gone = before.length - (proposal.pairs.length - changed);
  const difference = proposal.totals.score - before.reduce((sum, { row }) => sum + (row.score ?? 0), 0);
  const sum = difference === 0 ? 'та же' : `${difference > 0 ? '+' : '−'}${Math.abs(difference)}`;
  if (changed === 0 && gone === 0) return [`Изменено 0 из ${proposal.pairs.length}, сумма ${sum}.`];
  return [`Изменено ${changed} из ${proposal.pairs.length}, сумма ${sum}.`];
}

const named = 3;

/** What is short before any pair is made. */
function shortages({ search }: Proposal): string[] {
  const words = (demands: readonly Demand[]): string =>
    demands
      .filter(({ mentees, places }) => mentees > places)
      .slice(0, named)
      .map(({ what, mentees, places }) => demandWords(what, mentees, places))
      .join('; ');
  const topics = words(demandByTopic(search));
  const forms = words(demandByForm(search));
  return [
    ...(topics === '' ? [] : [`Не хватает мест по запросам: ${topics}.`]),
    ...(forms === '' ? [] : [`Не хватает мест по формам: ${forms}.`]),
  ];
}

const demandWords = (what: string, mentees: number, places: number): string =>
  `${what} — ${counted(mentees, 'наставляемый', 'наставляемых', 'наставляемых')} на ${counted(places, 'место', 'места', 'мест')}`;

function absentees({ search }: Proposal): string[] {
  const without = [...search.absentMentees, ...search.absentMentors].filter(
    ({ absence }) => absence.rule === 'consent',
  );
  return without.length === 0 ? [] : [`Не участвуют, пока нет согласия: ${without.length}.`];
}

/** What the other choice in «Приоритет подбора» would change. */
function otherPriority(proposal: Proposal): string[] {
  const { search, totals, solution, reasons } = proposal;
  if (solution.wishes === null) return [];
  const stability = search.input.settings.priority === 'stability';
  if (!stability && totals.blocking === 0) return ['Все взаимные желания соблюдены.'];
  const other = reasons.otherPriority().solution;
  const made = totalsOf(pairsOf(other), search, other.blocking.length);
  if (made.matched === totals.matched && made.blocking === totals.blocking && made.score === totals.score) return [];
  const name = stability ? 'Охват' : 'Взаимные предпочтения';
  return [
    `Нарушено взаимных желаний: ${totals.blocking}. С приоритетом «${name}»: ${pairWords(made.matched)}, нарушено ${made.blocking}, сумма ${made.score}.`,
  ];
}

function remarkWords({ search }: Proposal): string[] {
  const asked = search.remarks.filter(({ kind }) => kind !== 'guessed');
  const guessed = search.remarks.filter(({ kind }) => kind === 'guessed');
  const places = (remarks: typeof asked): string => {
    const lines = new Map<string, Set<number>>();
    for (const { sheet, line } of remarks) lines.set(sheet, (lines.get(sheet) ?? new Set()).add(line));
    return [...lines]
      .map(
        ([sheet, set]) =>
          `«${sheet}», ${set.size === 1 ? 'строка' : 'строки'} ${[...set].sort((a, b) => a - b).join(', ')}`,
      )
      .join('; ');
  };
  return [
    ...(asked.length === 0
      ? []
      : [`Непонятно, кто назван (желание не учтено, уточните имя или впишите код): ${places(asked)}.`]),
    ...(guessed.length === 0 ? [] : [`Имя написано иначе, чем в банке, но понято: ${places(guessed)}. Проверьте.`]),
  ];
}
