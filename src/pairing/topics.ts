/**
 * What requests and competences are about: school subjects and other topics, each with the words people use for it. A
 * school adds its own in «Настройки»; words outside the table are compared as they are.
 */
import { choosesNothing, stemOf, tellingStems, wordsOf } from './word-stems';

/** Whether a topic is a school subject; a request for a subject asks for that subject above all. */
type TopicKind = 'subject' | 'topic';

export interface Topic {
  /** As it is named to the curator. */
  readonly name: string;
  readonly kind: TopicKind;
  /** Words, or several words in a row, in any case and number. */
  readonly words: readonly string[];
}

const topic = (kind: TopicKind, name: string, words: string): Topic => ({ name, kind, words: words.split(', ') });

/** Words outside a school's own list; a phrase of several words counts when they stand in a row. */
const knownTopics: readonly Topic[] = [
  topic('subject', 'математика', 'математика, математический, алгебра, геометрия, матан, матем'),
  topic('subject', 'русский язык', 'русский, русский язык, правописание, орфография, пунктуация, рус яз'),
  topic('subject', 'литература', 'литература, чтение, литературный, стихи, поэзия'),
  topic('subject', 'английский язык', 'английский, англ, инглиш, english'),
  topic('subject', 'немецкий язык', 'немецкий'),
  topic('subject', 'французский язык', 'французский'),
  topic('subject', 'китайский язык', 'китайский'),
  topic('subject', 'физика', 'физика, астрономия'),
  topic('subject', 'информатика', 'информатика, программирование, программист, python, питон, кодинг, алгоритм'),
  topic('subject', 'химия', 'химия, химический'),
  topic('subject', 'биология', 'биология, биологический, экология, ботаника, анатомия'),
  topic('subject', 'история', 'история, исторический, краеведение'),
  topic('subject', 'обществознание', 'обществознание, общество, право, экономика, обществознания'),
  topic('subject', 'география', 'география, географический'),
  topic(
    'subject',
    'физкультура и спорт',
    'физкультура, спорт, спортивный, футбол, волейбол, баскетбол, гто, плавание, лыжи, тренировка',
  ),
  topic('subject', 'технология', 'технология, труд, робототехника, черчение, моделирование, 3d'),
  topic('subject', 'музыка', 'музыка, музыкальный, вокал, гитара, пение, хор, фортепиано'),
  topic('subject', 'рисование', 'рисование, изо, рисунок, живопись, дизайн, художественный'),
  topic('topic', 'учёба', 'учеба, успеваемость, оценка, уроки, домашнее задание, учебный'),
  topic('topic', 'экзамены', 'экзамен, огэ, егэ, гиа, впр, гвэ'),
  topic('topic', 'олимпиады', 'олимпиада, олимпиадный'),
  topic('topic', 'проекты', 'проект, проектный, исследование, исследовательский'),
  topic(
    'topic',
    'общение',
    'общение, коммуникация, друзья, дружба, конфликт, подружиться, сверстник, общаться, коммуникабельность',
  ),
  topic(
    'topic',
    'уверенность',
    'уверенность, самооценка, стеснительность, застенчивость, страх, тревога, мотивация, уверенный',
  ),
  topic('topic', 'выступления', 'выступление, публичный, ораторский, дебаты, презентация'),
  topic('topic', 'адаптация', 'адаптация, новичок, новая школа, новый класс, новый коллектив, адаптироваться'),
  topic(
    'topic',
    'организация времени',
    'тайм менеджмент, планирование, самоорганизация, дисциплинированность, распорядок',
  ),
  topic('topic', 'выбор профессии', 'профориентация, профессия, карьера, поступление, вуз, выбор профессии, колледж'),
  topic(
    'topic',
    'творчество',
    'творчество, творческий, танцы, театр, фотография, видео, журналистика, блог, танец, рукоделие',
  ),
  topic(
    'topic',
    'активизм и волонтёрство',
    'волонтер, волонтерство, рддм, движение первых, актив, самоуправление, лидерство, лидер, активист',
  ),
  topic(
    'topic',
    'методика урока',
    'методика, фгос, фоп, методический, конспект урока, план урока, технологическая карта, открытый урок',
  ),
  topic('topic', 'дисциплина в классе', 'дисциплина, поведение'),
  topic(
    'topic',
    'классное руководство',
    'классное руководство, классный руководитель, воспитательный, воспитание, родители',
  ),
  topic(
    'topic',
    'документы и журнал',
    'документация, документы, электронный журнал, отчетность, рабочая программа, журнал',
  ),
  topic('topic', 'ИКТ', 'икт, цифровой, компьютер, онлайн, дистанционный, сайт'),
  topic('topic', 'аттестация и конкурсы', 'аттестация, конкурс, портфолио, категория, профмастерство'),
];

/** What a text asks for or offers. */
export interface Theme {
  /** Places in the table of subjects, ascending. */
  readonly subjects: readonly number[];
  /** Places in the table of other topics, ascending. */
  readonly others: readonly number[];
  /** Stems of words that the table does not know. */
  readonly stems: readonly string[];
  /** Nothing was chosen: blank, «любой», «не важно». */
  readonly open: boolean;
}

/** «Успеваемость» alone is a request that anyone who teaches a subject can meet. */
const studyTopic = 'учёба';

/** Reads texts by the table, to which a school may have added. Equal texts are read once. */
export class TopicTable {
  readonly topics: readonly Topic[];
  readonly study: number;
  /** First stem of a phrase -> the phrases that begin with it, longest first. */
  private readonly phrases = new Map<string, { stems: readonly string[]; topic: number }[]>();
  private readonly read = new Map<string, Theme>();

  constructor(own: readonly Topic[] = []) {
    const named = (name: string): readonly Topic[] => own.filter((added) => added.name === name);
    const isNew = ({ name }: Topic, at: number): boolean =>
      !knownTopics.some((known) => known.name === name) && own.findIndex((added) => added.name === name) === at;
    this.topics = [...knownTopics, ...own.filter(isNew)].map((each) => ({
      ...each,
      words: [...each.words, ...named(each.name).flatMap(({ words }) => words)],
    }));
    this.study = this.topics.findIndex(({ name }) => name === studyTopic);
    this.topics.forEach(({ words }, index) => {
      for (const phrase of words) {
        const stems = wordsOf(phrase).map(stemOf);
        const [first] = stems;
        if (first === undefined) continue;
        const list = this.phrases.get(first) ?? [];
        list.push({ stems, topic: index });
        this.phrases.set(
          first,
          list.sort((a, b) => b.stems.length - a.stems.length),
        );
      }
    });
  }

  theme(text: string): Theme {
    const known = this.read.get(text);
    if (known) return known;
    const theme = this.readTheme(text);
    this.read.set(text, theme);
    return theme;
  }

  name(index: number): string {
    return this.topics[index]?.name ?? '';
  }

  private readTheme(text: string): Theme {
    const all = wordsOf(text).map(stemOf);
    const found = new Set<number>();
    const used = new Set<string>();
    for (let at = 0; at < all.length; at++) {
      for (const { stems, topic: index } of this.phrases.get(all[at] ?? '') ?? []) {
        if (!stems.every((stem, next) => all[at + next] === stem)) continue;
        found.add(index);
        for (const stem of stems) used.add(stem);
      }
    }
    const ordered = [...found].sort((a, b) => a - b);
    const stems = [...new Set(tellingStems(text))].filter((stem) => !used.has(stem));
    const isSubject = (index: number): boolean => this.topics[index]?.kind === 'subject';
    return {
      subjects: ordered.filter(isSubject),
      others: ordered.filter((index) => !isSubject(index)),
      stems,
      open: found.size === 0 && (stems.length === 0 || choosesNothing(text)),
    };
  }
}

/**
 * Topics that a school adds: «шахматы: шахматы, дебют; робототехника: робот, ардуино». A topic that the table has gets
 * further words.
 */
export function readOwnTopics(text: string): Topic[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.split(':'))
    .flatMap(([name = '', words = '']) => {
      const title = name.trim().toLowerCase();
      if (title === '') return [];
      const listed = words.split(',').map((word) => word.trim());
      return [{ name: title, kind: 'topic', words: [title, ...listed].filter((word) => word !== '') } as const];
    });
}
