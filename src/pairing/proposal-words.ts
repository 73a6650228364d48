/**
 * The sentences of «Пары» and «Без пары», made of figures that anyone can recompute from the banks and the settings.
 * People are named by their codes only: the sheets show names in columns of their own.
 */
import { counted } from '../russian/counted';
import { listed } from '../russian/listed';
import { pairRules, type PairRule } from './eligibility';
import type { ScorePart } from './fit';
import type { LeftOver, NearMiss } from './left-over';
import type { Margin } from './propose';

/** «Почему»: what each criterion gives, the greatest first; what was left open at the end. */
export function printParts(parts: readonly ScorePart[], overruled: PairRule | undefined): string {
  const said = parts.filter(({ open }) => !open);
  const open = parts.filter((part) => part.open);
  const lines = [...said]
    .sort((a, b) => b.points - a.points)
    .map(({ name, points, why }) => `${name} +${points}${why === '' ? '' : `: ${why}`}`);
  if (open.length > 0)
    lines.push(`Без ответа, половина веса: ${open.map(({ name, points }) => `${name} +${points}`).join(', ')}`);
  if (overruled) lines.unshift(`Закреплено куратором, хотя ${pairRules[overruled]}`);
  return `${lines.join('. ')}.`;
}

/** «Запас» */
export function printMargin(margin: Margin): string {
  switch (margin.kind) {
    case 'held':
      return 'Закреплена: других не искали';
    case 'coverage':
      return margin.mentees === 1
        ? 'Без этой пары ещё один наставляемый останется без наставника'
        : `Без этой пары без наставника останется наставляемых больше на ${margin.mentees}`;
    case 'wishes':
      return `Следующий — ${margin.mentor} (балл ${margin.score}): взаимных желаний нарушится больше на ${margin.wishes}`;
    case 'score':
      return margin.loss === 0
        ? `Равноценно: ${margin.mentor} (балл ${margin.score}), сумма баллов та же`
        : `Следующий — ${margin.mentor} (балл ${margin.score}): сумма баллов меньше на ${margin.loss}`;
    case 'out':
      return margin.loss === 0
        ? 'Равноценно: место занял бы другой наставляемый'
        : `Иначе место займёт другой наставляемый: сумма баллов меньше на ${margin.loss}`;
    case 'own':
      return `Следующий по баллу — ${margin.mentor}: ${margin.score}`;
    case 'own-none':
      return 'Другого подходящего наставника нет';
  }
}

interface Sentences {
  readonly reason: string;
  readonly repair: string;
}

export function printMenteeLeft(left: LeftOver, threshold: number): Sentences {
  switch (left.kind) {
    case 'absent':
      return { reason: capital(`${left.absence.words}.`), repair: left.absence.repair };
    case 'closed':
      return {
        reason: closedWords(left, 'наставников', 'Подходящего наставника нет', threshold),
        repair: nearestRepair(
          left.nearest,
          left.topics.length > 0
            ? `Найдите наставника по теме: ${left.topics.join(', ')}.`
            : 'Найдите наставника, который может помочь с этим запросом.',
        ),
      };
    case 'shortage': {
      const about = left.topics.length > 0 ? `: ${left.topics.join(', ')}` : '';
      const alone = left.mentors.length === 1;
      const instead = left.instead
        ? ` Этот наставляемый получит место только вместо ${left.instead.mentee}${pointsWords(left.instead.loss)}.`
        : '';
      return {
        reason: `${counted(left.mentees.length, 'наставляемый', 'наставляемых', 'наставляемых')} на ${counted(left.places, 'место', 'места', 'мест')}${about}. ${alone ? 'Наставник' : 'Наставники'}: ${some(left.mentors)}.${instead}`,
        repair: `Добавьте место у ${alone ? some(left.mentors) : 'любого из этих наставников'}: пару получит ещё один наставляемый. Или найдите ещё одного наставника${about}.`,
      };
    }
    case 'price':
      return {
        reason: `Пара с ${left.partner ?? ''} нарушила бы взаимные желания других: больше на ${left.price?.blocking ?? 0}.`,
        repair: 'Закрепите пару, если она важнее, или выберите приоритет «Охват».',
      };
  }
}

export function printMentorIdle(left: LeftOver, threshold: number): Sentences {
  switch (left.kind) {
    case 'absent':
      return { reason: capital(`${left.absence.words}.`), repair: left.absence.repair };
    case 'closed':
      return {
        reason: closedWords(left, 'наставляемых', 'Подходящего наставляемого нет', threshold),
        repair: nearestRepair(left.nearest, 'Наставник остаётся в банке для следующих запросов.'),
      };
    case 'price': {
      const price = left.price ? `: ${priceWords(left.price)}` : '';
      return {
        reason: `${counted(left.partners, 'наставляемый подходит', 'наставляемых подходят', 'наставляемых подходят')}, но пары составлены без этого наставника. Ближе всех ${left.partner ?? ''}${price}.`,
        repair: `Чтобы передать ${left.partner ?? ''}, впишите этого наставника в строку пары и сформируйте пары снова.`,
      };
    }
    case 'shortage':
      throw new Error('a shortage is told of mentees only');
  }
}

function closedWords(
  { closed, all, nearest }: Extract<LeftOver, { kind: 'closed' }>,
  whom: string,
  nobody: string,
  threshold: number,
): string {
  if (all === 0) return `${nobody}: в банке ${whom} пока никого.`;
  const rules = [...closed]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([words, count]) => (count === all ? words : `${count} — ${words}`));
  const near = nearest
    ? ` Ближе всех ${nearest.code}: ${nearest.absence?.words ?? (nearest.rule === 'threshold' ? `балл ${nearest.score} при пороге ${threshold}` : pairRules[nearest.rule ?? 'topics'])}${nearest.rule === 'threshold' ? '' : `, балл ${nearest.score}`}.`
    : '';
  const one = closed.size === 1 ? `Причина у всех ${all} ${whom} одна` : `Из ${all} ${whom}`;
  return `${nobody}. ${all === 1 ? 'В банке один человек' : one}: ${rules.join('; ')}.${near}`;
}

function nearestRepair(nearest: NearMiss | undefined, otherwise: string): string {
  if (!nearest) return otherwise;
  if (nearest.absence)
    return `${nearest.code}: ${nearest.absence.repair.charAt(0).toLowerCase()}${nearest.absence.repair.slice(1)}`;
  switch (nearest.rule) {
    case 'threshold':
      return `Снизьте «Порог подбора» до ${nearest.score} или впишите пару с ${nearest.code} вручную и закрепите её.`;
    case 'form':
      return `Уточните форму наставничества у себя и у ${nearest.code}.`;
    case 'refused':
      return `Поговорите с обоими: пара с ${nearest.code} возможна, если убрать имя из «С кем не хотели бы работать».`;
    case 'veto':
      return `Чтобы снова разрешить пару с ${nearest.code}, удалите её строку или причину завершения на листе «Пары».`;
    default:
      return otherwise;
  }
}

/** What another arrangement would cost, worst first. */
export function priceWords({
  matched,
  blocking,
  score,
}: {
  readonly matched: number;
  readonly blocking: number;
  readonly score: number;
}): string {
  const parts = [
    ...(matched > 0 ? [`без наставника останется больше на ${matched}`] : []),
    ...(matched < 0 ? [`с наставником станет больше на ${-matched}`] : []),
    ...(blocking > 0 ? [`взаимных желаний нарушится больше на ${blocking}`] : []),
    ...(blocking < 0 ? [`взаимных желаний нарушится меньше на ${-blocking}`] : []),
    score > 0
      ? `сумма баллов уменьшится на ${score}`
      : score < 0
        ? `сумма баллов вырастет на ${-score}`
        : 'сумма баллов та же',
  ];
  return parts.join(', ');
}

const pointsWords = (loss: number): string =>
  loss > 0
    ? `: сумма баллов уменьшится на ${loss}`
    : loss < 0
      ? `: сумма баллов вырастет на ${-loss}`
      : ': сумма баллов та же';

const some = (codes: readonly string[]): string => listed(codes, 8);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
