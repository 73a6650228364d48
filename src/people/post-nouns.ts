/**
 * The nouns that head a post or name a group in a school («директор», «педагог», «группа», «администрация»), with all
 * their forms: how a form printed in any case is recognised, and how a post is put into a case.
 */
import { declineAdjective } from './adjectives';
import { CASES, type GrammaticalCase, type GrammaticalNumber } from './grammar';
import { foldYo } from './text-folding';

/** `person`: somebody who has a name; `group`: several people, or a body, that needs none. */
export type PostNounKind = 'person' | 'group';

export interface PostNoun {
  lemma: string;
  kind: PostNounKind;
  gender: 'masculine' | 'feminine' | 'neuter';
  /** Twelve forms: the six cases of the singular, then of the plural; empty where the noun lacks the number. */
  forms: readonly string[];
}

export interface PostNounForm {
  noun: PostNoun;
  case: GrammaticalCase;
  number: GrammaticalNumber;
}

/* The declension classes; `*` marks a nominative plural in stressed -а/-я. */
const HARD_PERSONS =
  'директор* инспектор* профессор* доктор* мастер* куратор педагог методист психолог логопед дефектолог наставник советник ' +
  'начальник помощник специалист организатор завуч завхоз инструктор тренер тьютор лаборант бухгалтер юрист инженер ' +
  'администратор координатор модератор эксперт аналитик оператор редактор участник член волонтер волонтёр партнер партнёр ' +
  'выпускник студент ученик школьник воспитанник лидер капитан врач фельдшер концертмейстер хореограф хормейстер ' +
  'аккомпаниатор декан ректор проректор доцент ассистент сотрудник работник консультант супервизор диспетчер ' +
  'документовед делопроизводитель программист техник ментор коуч предметник первоклассник старшеклассник профконсультант ' +
  'профориентолог медик социолог тифлопедагог сурдопедагог экономист кадровик журналист депутат ветеран замдиректор соцпедагог педработник';
const SOFT_PERSONS =
  'учитель* руководитель воспитатель заместитель преподаватель библиотекарь секретарь председатель представитель родитель ' +
  'работодатель попечитель основатель исполнитель учредитель предприниматель слушатель победитель';
const FEMININE_PERSONS = 'староста медсестра глава учительница воспитательница';
const MASCULINE_ADJECTIVES =
  'вожатый заведующий ответственный управляющий исполняющий обучающийся учащийся наставляемый ведущий дежурный ' +
  'уполномоченный';
const FEMININE_ADJECTIVES =
  'вожатая заведующая ответственная управляющая исполняющая обучающаяся учащаяся наставляемая ведущая дежурная ' +
  'уполномоченная';
const HARD_GROUPS =
  'совет педсовет методсовет комитет оргкомитет отдел коллектив центр кабинет актив штаб отряд состав департамент профком';
const FEMININE_GROUPS = 'группа пара команда служба школа кафедра бригада';
const IYA_GROUPS = 'администрация комиссия организация коллегия дирекция ассоциация гимназия бухгалтерия';
const IE_GROUPS =
  'объединение управление самоуправление учреждение методобъединение предприятие подразделение отделение';
const NEUTER_GROUPS = 'сообщество руководство министерство';

/** Clipped posts have one form for every case; a form that is printed with a full stop stands here without it. */
const CLIPPED_PERSONS =
  'зам замдир замдиректора здувр здвр зувр звр здумр здуимр зднмр здур здахч дир рук зав отв преп восп инстр уч нач секр спец ' +
  'ио врио врид завдоу помдиректора исп пред';
/** Bodies known by their initials. */
const CLIPPED_GROUPS = 'мо шмо гмо рмо умо мс нмс пмпк ппк ппс имц рмк ммц рнц рцн уо роо';

function hardForms(stem: string, pluralA: boolean): string[] {
  const velar = /[гкхжшчщ]$/.test(stem);
  const sibilant = /[жшчщ]$/.test(stem);
  const many = pluralA ? 'а' : velar ? 'и' : 'ы';
  const ofMany = sibilant ? 'ей' : 'ов';
  return [
    ...['', 'а', 'у', 'а', sibilant ? 'ем' : 'ом', 'е'].map((e) => stem + e),
    ...[many, ofMany, 'ам', ofMany, 'ами', 'ах'].map((e) => stem + e),
  ];
}

function softForms(lemma: string, pluralYa: boolean): string[] {
  const stem = lemma.slice(0, -1);
  return [
    ...['ь', 'я', 'ю', 'я', 'ем', 'е'].map((e) => stem + e),
    ...[pluralYa ? 'я' : 'и', 'ей', 'ям', 'ей', 'ями', 'ях'].map((e) => stem + e),
  ];
}

/** The genitive plural of these is not the bare stem. */
const GENITIVE_PLURALS = new Map([['медсестра', 'медсестёр']]);

function feminineForms(lemma: string, person: boolean): string[] {
  const stem = lemma.slice(0, -1);
  const velar = /[гкхжшчщ]$/.test(stem);
  const ofMany = GENITIVE_PLURALS.get(lemma) ?? stem;
  const sibilantOrTs = /[жшчщц]$/.test(stem);
  return [
    ...['а', velar ? 'и' : 'ы', 'е', 'у', sibilantOrTs ? 'ей' : 'ой', 'е'].map((e) => stem + e),
    ...[
      stem + (velar ? 'и' : 'ы'),
      ofMany,
      `${stem}ам`,
      person ? ofMany : stem + (velar ? 'и' : 'ы'),
      `${stem}ами`,
      `${stem}ах`,
    ],
  ];
}

function iyaForms(lemma: string): string[] {
  const stem = lemma.slice(0, -1);
  return ['я', 'и', 'и', 'ю', 'ей', 'и', 'и', 'й', 'ям', 'и', 'ями', 'ях'].map((e) => stem + e);
}

function ieForms(lemma: string): string[] {
  const stem = lemma.slice(0, -1);
  return ['е', 'я', 'ю', 'е', 'ем', 'и', 'я', 'й', 'ям', 'я', 'ями', 'ях'].map((e) => stem + e);
}

function neuterForms(lemma: string): string[] {
  const stem = lemma.slice(0, -1);
  return ['о', 'а', 'у', 'о', 'ом', 'е', 'а', '', 'ам', 'а', 'ами', 'ах'].map((e) => stem + e);
}

function adjectiveForms(lemma: string, gender: 'masculine' | 'feminine'): string[] {
  const of = (number: GrammaticalNumber) => CASES.map((c) => declineAdjective(lemma, c, number, gender));
  return [...of('singular'), ...of('plural')];
}

/** Nouns that follow no class above: lemma, kind and the twelve forms. */
const IRREGULAR: PostNoun[] = [
  {
    lemma: 'дети',
    kind: 'group',
    gender: 'masculine',
    forms: ['', '', '', '', '', '', 'дети', 'детей', 'детям', 'детей', 'детьми', 'детях'],
  },
  {
    lemma: 'лицей',
    kind: 'group',
    gender: 'masculine',
    forms: [
      'лицей',
      'лицея',
      'лицею',
      'лицей',
      'лицеем',
      'лицее',
      'лицеи',
      'лицеев',
      'лицеям',
      'лицеи',
      'лицеями',
      'лицеях',
    ],
  },
  {
    lemma: 'общественность',
    kind: 'group',
    gender: 'feminine',
    forms: [...['ь', 'и', 'и', 'ь', 'ью', 'и'].map((e) => `общественност${e}`), '', '', '', '', '', ''],
  },
];

function words(list: string): string[] {
  return list.split(' ');
}

function readLists(): PostNoun[] {
  const nouns: PostNoun[] = [...IRREGULAR];
  const add = (
    list: string,
    kind: PostNounKind,
    gender: PostNoun['gender'],
    decline: (lemma: string, starred: boolean) => string[],
  ) => {
    for (const word of words(list)) {
      const lemma = word.replace('*', '');
      nouns.push({ lemma, kind, gender, forms: decline(lemma, lemma !== word) });
    }
  };
  const inanimate = (forms: string[]) =>
    forms.map((form, i) => (i === 3 ? (forms[0] ?? form) : i === 9 ? (forms[6] ?? form) : form));
  add(HARD_PERSONS, 'person', 'masculine', hardForms);
  add(SOFT_PERSONS, 'person', 'masculine', softForms);
  add(FEMININE_PERSONS, 'person', 'feminine', (lemma) => feminineForms(lemma, true));
  add(MASCULINE_ADJECTIVES, 'person', 'masculine', (lemma) => adjectiveForms(lemma, 'masculine'));
  add(FEMININE_ADJECTIVES, 'person', 'feminine', (lemma) => adjectiveForms(lemma, 'feminine'));
  add(HARD_GROUPS, 'group', 'masculine', (lemma) => inanimate(hardForms(lemma, false)));
  add(FEMININE_GROUPS, 'group', 'feminine', (lemma) => feminineForms(lemma, false));
  add(IYA_GROUPS, 'group', 'feminine', iyaForms);
  add(IE_GROUPS, 'group', 'neuter', ieForms);
  add(NEUTER_GROUPS, 'group', 'neuter', neuterForms);
  add(CLIPPED_PERSONS, 'person', 'masculine', (lemma) => Array.from({ length: 6 }, () => lemma));
  add(CLIPPED_GROUPS, 'group', 'neuter', (lemma) => Array.from({ length: 6 }, () => lemma));
  return nouns;
}

let index: Map<string, PostNounForm[]> | undefined;

/** All readings of a lower-case word as a form of a post noun; ё and е are the same. Empty when it is none. */
export function postNounForms(word: string): readonly PostNounForm[] {
  if (!index) {
    index = new Map();
    for (const noun of readLists()) {
      noun.forms.forEach((form, i) => {
        if (form === '' || !index) return;
        const key = foldYo(form);
        const reading: PostNounForm = {
          noun,
          case: CASES[i % 6] ?? 'nominative',
          number: i < 6 ? 'singular' : 'plural',
        };
        const known = index.get(key);
        if (known) known.push(reading);
        else index.set(key, [reading]);
      });
    }
  }
  return index.get(foldYo(word)) ?? [];
}

/** A form of the noun; '' when the noun has none. */
export function declinePostNoun(noun: PostNoun, wanted: GrammaticalCase, number: GrammaticalNumber): string {
  return noun.forms[CASES.indexOf(wanted) + (number === 'plural' ? 6 : 0)] ?? '';
}
