/**
 * Deadlines without a day, as rows: the kind and the words. A row is a list of places; see phrases.ts for the marks
 * (`a|b` either, `?` may be missing, `~2` up to two words between, `@unit` a class of words, `приём*` a beginning, `!a` none of these next).
 */
import type { DeadlineKind } from './nodes';

export interface PhraseRow {
  kind: DeadlineKind;
  words: string;
  /** No day can be told from it, not even by asking the event: «в ближайшее время». */
  vague?: boolean;
  /** What follows names the event and is no date of the deadline: «по итогам I четверти». */
  ownsDate?: boolean;
  /** Tried before dates are: its words would be read as one. */
  early?: boolean;
  /** A single noun, a deadline only where nothing stands before it: «график». */
  weak?: boolean;
  /** Could be meant otherwise: «в конце месяца» of which month. */
  ambiguous?: boolean;
}

const row = (kind: DeadlineKind, words: string, more: Partial<PhraseRow> = {}): PhraseRow => ({ kind, words, ...more });

const EVENT =
  'начал*|окончание|завершение|проведение|подписани*|издани*|выход*|утвержд*|получени*|заседани*|педсовет*|совещани*|собрани*|встреч*|мероприяти*|' +
  'анкетир*|диагностик*|мониторинг*|реализация|заняти*|урок*|конкурс*|семинар*|приказ|договор*|аттестаци*|экзамен*|каникулы|формировани*|' +
  'подбор*|закреплени*|заключени*|прием*|поступлени*|публикаци*|размещени*|отчет*|защит*|зачислени*|трудоустройств*|назначени*|' +
  'согласование|программа|выпуск*|стажировк*|практик*|сесси*|курс*|итог*|аттестации|педагогическ*|педагогическ*|родительск*|конференци*|слет*|форум*|' +
  'торжественн*|линейк*|праздник*|итогов*|проверк*|сдач*|подведени*|объявлени*|регистраци*|утверждени*|сбор*|отбор*|обработк*|самоанализ*|увольнени*|отпуск*|вступлени*|даты|дня|срока';

/** In order of preference: an earlier row wins over a later one that begins at the same word. */
export const PHRASES: readonly PhraseRow[] = [
  // Again and again.
  row('recurring', 'от @num до @num раз в ~1 @unit', { early: true }),
  row('recurring', '@num @dash? @num? ~1 в|за|/ @num? @often', { early: true }),
  row('recurring', '@num @dash @num раз в|за|на|/ ~1 @num? @unit', { early: true }),
  row('recurring', '@num @dash @num раз @unit', { early: true }),
  row('recurring', '@num раз в|за|на|/ каждый? ~1 @num? ~1 @unit', { early: true }),
  row('recurring', '@num раз @dash? @unit', { early: true }),
  row('recurring', 'раз в|за ~1 @num? ~1 @unit', { early: true }),
  row('recurring', 'раз в|за @num @dash @num @unit', { early: true }),
  row('recurring', 'в @unit @num? раз', { early: true }),
  row('recurring', 'дважды|однажды в ~1 @unit', { early: true }),
  row('continuous', 'на каждый этап ~2 реализация?', { early: true }),
  row('continuous', 'на весь этап', { early: true }),
  row('recurring', 'после|перед|до каждый ~1', { early: true }),
  row('recurring', '@ord и|, @ord @weekday месяц?', { early: true }),
  row('recurring', 'каждый ~1 @num? @unit|@weekday|@month|@any', { early: true }),
  row('recurring', 'ежедневно|еженедельно|ежемесячно|ежеквартально|ежечетвертно|ежегодно|регулярно', { early: true }),
  row('recurring', 'на регулярный основа', { early: true }),
  row('recurring', 'по @weekday и|, @weekday', { early: true }),
  row('recurring', 'по @weekday', { early: true }),
  row('recurring', 'по четвертям|полугодиям|кварталам|месяцам|неделям|триместрам|семестрам', { early: true }),
  row('recurring', '@ord|@last @weekday|неделя|декада|месяц каждый? ~1 месяц|четверть|полугодие|квартал', {
    early: true,
  }),
  row('recurring', 'последний|первые|первых число каждый? месяц|четверть|полугодие|квартал', { early: true }),
  row('recurring', 'в? начало|середина|конец месяц|четверть|полугодие|триместр|квартал|семестр|неделя', {
    ambiguous: true,
    early: true,
  }),
  row('recurring', 'в|на ~1 каникулы время|период|дни?', { early: true }),
  row('recurring', 'по рабочий день', { early: true }),
  row('recurring', '@ord|@last ~1 день каждый? ~1 месяц|четверть|полугодие|квартал', { early: true }),
  row('recurring', 'через день !после', { early: true }),
  row('recurring', 'раз от раза', { early: true }),

  // Counted from an event.
  row('relative', 'не позднее ~2 @num ~2 @count ~1 до|после|с|со|от|перед', { ownsDate: true, early: true }),
  row('relative', 'не позднее ~1 @num? ~2 @count ~1 до|после|с|со|от|перед', { ownsDate: true, early: true }),
  row('relative', 'не позднее чем за|через ~2 @count ~1 до|после|с?', { ownsDate: true, early: true }),
  row('relative', 'не позднее ~2 @num ~2 @count !@month', { early: true }),
  row('relative', 'в течение ~1 @num @dash? @num? ~2 @count ~1 до|после|с|со|от', { ownsDate: true, early: true }),
  row('relative', 'в течение|теч ~1 @num @dash? @num? ~2 @count !@month', { vague: true, early: true }),
  row('relative', 'в течение ~1 @ord ~2 день|месяц|неделя|год|час !@month', { early: true }),
  row('relative', 'в течение ~2 день|месяц|неделя|час|сутки ~1 до|после|с|со|от', { ownsDate: true, early: true }),
  row('relative', 'в течение день|месяц|неделя|час|сутки !@month', { vague: true, early: true }),
  row('relative', 'в ~1 @num? @dash? дневный срок после|с|со|от ~2', { ownsDate: true, early: true }),
  row('relative', 'в? срок @dash? @num @dash? @num? ~2 @count !@month', { early: true }),
  row('relative', 'в ~1 @num @dash? дневный срок', { vague: true, early: true }),
  row('relative', 'в дневный срок', { vague: true, early: true }),
  row('relative', 'за ~1 @num? @dash? @num? ~2 @count до', { ownsDate: true, early: true }),
  row('relative', 'через ~1 @num? @dash? @num? ~2 @count ~1 после|с|от', { ownsDate: true, early: true }),
  row('relative', 'через ~1 @num? @dash? @num? ~2 @count', { vague: true, early: true }),
  row('relative', 'по окончание|итог|результат|истечение|факт* ~3', { ownsDate: true, early: true }),
  row('relative', 'по мера окончание', { ownsDate: true, early: true }),
  row('relative', 'при окончание', { ownsDate: true, early: true }),
  row('relative', 'сразу|незамедлительно ~1 после|по', { ownsDate: true }),
  row('relative', 'незамедлительно', { vague: true }),
  row('relative', 'в|за? ближайший|кратчайший ~1 время|срок|день|дата', { vague: true }),
  row('relative', 'на следующий @count ~1 после?', { ownsDate: true, early: true }),
  row('relative', 'в день ~3 @event', { ownsDate: true, early: true }),
  row('relative', 'в день !@season @any'),
  row('relative', 'день|дата|время проведение ~2'),
  row('relative', 'в момент ~3', { ownsDate: true, early: true }),
  row('relative', 'с|со|на момент|день|дата ~3', { ownsDate: true, early: true }),
  row('relative', 'накануне ~1', { ownsDate: true }),
  row('relative', 'после @any', { ownsDate: true }),
  row('relative', 'до|перед|к ~2 @event', { ownsDate: true }),
  row('relative', 'перед @any'),
  row('relative', 'к|ко|до день @any ~2'),
  row('relative', 'до|к|с|со конец|начало @any ~2'),
  row('relative', 'по @verbal ~3', { ownsDate: true }),
  row(
    'relative',
    'при проведени*|проведение|формировани*|создани*|подготовк*|организаци*|реализация|заключени*|подведени* ~2',
  ),
  row('relative', 'до ~1 @strange'),
  row('relative', 'на|во|в ~2 @gathering при @any'),
  row('relative', 'на|во|в @ord? ~2 @gathering'),
  row('relative', 'во время ~1 @gathering|@event'),
  row('relative', 'в рамках ~3'),
  row('relative', 'одновременно с'),

  // When the need comes.
  row('as-needed', 'по мера ~3'),
  row('as-needed', 'по|при|в? ~1 необходимость|надобность|потребность|возможность|желание'),
  row(
    'as-needed',
    'по @ord? ~2 запрос|требование|необходимость|потребность|желание|готовност*|инициатив*|усмотрени*|просьб*|предложени*|обстоятельств*|приглашени* ~2',
  ),
  row('as-needed', 'на ~1 усмотрени* ~2'),
  row('as-needed', 'при|в случай* ~4'),
  row(
    'as-needed',
    'при налич*|возникновен*|поступлен*|прием*|появлен*|выявлен*|обращен*|услов*|изменен*|запрос|зачислен* ~2',
  ),
  row('as-needed', 'если|когда необходим*|потребуется|требуется|нужно'),
  row('as-needed', 'необходимость', { weak: true }),
  row('as-needed', 'ситуативно|эпизодически'),
  row('as-needed', 'при @any ~2'),
  row('by-schedule', 'в планов* порядк*|положение'),
  row('as-needed', 'в удобн* ~2 время', { vague: true }),
  row('as-needed', 'в рабочий|индивидуальн*|оперативн* порядк*|положение'),
  row('as-needed', 'по ситуаци*|факту'),

  // By a schedule that stands elsewhere.
  row(
    'by-schedule',
    'по ~5 график|план|расписание|циклограмма|календарь|программа|приказ|положение|согласование|договоренность|карта',
  ),
  row(
    'by-schedule',
    'согласно|соответственно ~6 график|план|расписание|циклограмма|календарь|программа|приказ|положение|срок|карта|договор*|дата|указани*|письм*|документ*',
  ),
  row('as-needed', 'согласно ~1 запрос|потребность|необходимость ~2'),
  row('as-needed', 'в соответствие с|со ~1 запрос|потребность|необходимость ~2'),
  row('by-schedule', 'согласно ~3'),
  row(
    'by-schedule',
    'в соответствие с|со ~6 график|план|расписание|циклограмма|календарь|программа|приказ|положение|срок|карта|дата|договор*|документ*',
  ),
  row('by-schedule', 'в соответствие с|со ~4'),
  row('by-schedule', 'в ~2 срок ~1 установленный'),
  row('by-schedule', 'по ~1 срок ,? установленный? ~2'),
  row('by-schedule', 'в ~1 установленный ~1 срок|порядк*|время|дни|дата'),
  row('by-schedule', 'в срок* , установленный ~2'),
  row('by-schedule', 'установленный срок'),
  row('by-schedule', 'срок* ~2 согласование'),
  row('by-schedule', 'в срок проведение ~2'),
  row('by-schedule', 'в срок*|дни ~2 конкурс*|мероприяти*|олимпиад*|аттестаци*|подач*|сдач*|прием* ~2'),
  row(
    'by-schedule',
    'срок|дата|даты|время ~4 определя*|уточня*|устанавлива*|утвержда*|согласу*|будет|будут|дополнительно',
  ),
  row('by-schedule', 'уточняется|определяется|уточняются|определяются|устанавливается|согласовывается ~2'),
  row('by-schedule', 'будет|будут ~1 определ*|уточн*|установлен*|объявлен*|назначен*'),
  row('by-schedule', 'по ~2 решени*|указани*|рекомендаци*|протокол*|поручени*|распоряжени*|назначени* ~2'),
  row('by-schedule', 'своевременно', { vague: true }),
  row('by-schedule', 'график|расписание|план', { weak: true }),
  row('by-schedule', '~1 согласование', { weak: true }),

  // All the time.
  row(
    'continuous',
    'в? течение|втечение|протяжение ~4 год|период|срок|цикл*|реализация|программа|время|процесс|сезон*',
  ),
  row('continuous', 'на протяжение ~4 год|период|срок|цикл*|реализация|программа|время|процесс'),
  row('continuous', 'в|на? течение|втечение|протяжение ~1 @term', { vague: true }),
  row('continuous', 'на|за|в|во? весь ~3 год|период|срок|время|реализация|программа'),
  row('recurring', 'каникулы', { weak: true }),
  row('continuous', 'круглый год'),
  row('continuous', 'постоянно|систематически|непрерывно'),
  row('continuous', 'на постоянный ~1 основа'),
  row('continuous', 'в|во|на|за? период|время|процесс|ход|этап ~3 реализация|программа|наставничеств*'),
  row('continuous', 'в|на|за срок ~3 реализация|программа|наставничеств*'),
  row('continuous', 'срок реализация ~2 программа|наставничеств*|проект*|карта'),
  row('continuous', 'в|по процесс|ход ~2'),
  row('continuous', '@num учебный год'),
  row('relative', 'от @num ~1 @count до @num ~1 @count', { vague: true }),
  row('relative', '@num @dash? @num? ~1 @length !@month', { vague: true }),
  row('continuous', 'в|за|на? ~1 учебный год'),
  row('continuous', 'в? текущий ~1 год'),
  row('continuous', 'календарный? год'),
  row('continuous', 'весь год|период|срок|время'),
  row('continuous', 'в|на? течение|втечение|протяжение ~2 @any', { vague: true }),

  // «в срок», «в отведенные сроки»: a time set elsewhere.
  row('by-schedule', 'в ~3 срок'),
];

/** The alternatives of `@event`: what a deadline may be counted from. */
export const EVENT_WORDS = EVENT;

/** The alternatives of `@gathering`: where people come together. */
export const GATHERING_WORDS =
  'педсовет*|педагогическ*|заседани*|совещани*|собрани*|встреч*|линейк*|семинар*|конференци*|совет*|форум*|слет*|урок*|заняти*|консультаци*|тренинг*|мероприяти*|итогов*|установочн*|родительск*|планерк*|методическ*|классн*|час|лекци*|мастер*|сесси*|слет*|праздник*|уроч*|консилиум*|оперативк*|пятиминутк*|круглый';
