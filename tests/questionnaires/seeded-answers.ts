// Answers as a school really gets them, made from a seed: everybody answers, some twice, some spelt otherwise, with the
// usual faults. All people are invented. Who gave each answer is told, so that a test can say what is right.
import { menteeTitles, mentorTitles, rowOf } from '../commands/bank-school';

export interface SeededAnswer {
  readonly row: string[];
  /** The person who gave it. */
  readonly who: string;
  /** The spelling leaves a doubt that only people can settle. */
  readonly doubtful: boolean;
}

export interface SeededSchool {
  readonly mentees: readonly SeededAnswer[];
  readonly mentors: readonly SeededAnswer[];
}

/** Mulberry32: the same numbers for the same seed everywhere. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = state;
    value = Math.imul(value ^ (value >>> 15), value | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

const stems =
  'Рябин Лос Чиж Ерш Бобр Щегл Ольшан Вяз Клён Берёз Осин Ивуш Рощ Дубрав Топол Ясен Сом Карас Окун Налим Журавл Дрозд Синиц Сквор Солов Зябл Клест Снегир Филин Сов Кедр Липат Калин Малин Ежев Крыжов Морош Брусн Черемух Акац'.split(
    ' ',
  );
const surnames = stems.flatMap((stem) => [`${stem}ов`, `${stem}кин`, `${stem}ин`]);
const girls = 'Анна Мария Дарья Алёна Софья Полина Варвара Екатерина Ксения Юлия Вероника Елизавета'.split(' ');
const boys = 'Иван Пётр Артём Семён Михаил Александр Дмитрий Никита Егор Матвей Кирилл Тимофей'.split(' ');
const fathers = 'Иванов Петров Сергеев Олегов Андреев Игорев Павлов Романов Денисов Максимов'.split(' ');
const short = new Map([
  ['Анна', 'Аня'],
  ['Мария', 'Маша'],
  ['Дарья', 'Даша'],
  ['Екатерина', 'Катя'],
  ['Александр', 'Саша'],
  ['Дмитрий', 'Дима'],
  ['Михаил', 'Миша'],
]);
const latin: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x' };

interface Person {
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string;
  readonly grade: number;
  readonly letter: string;
  readonly phone: string;
  readonly born: number;
}

export function seededSchool(
  seed: number,
  sizes: { readonly mentees: number; readonly mentors: number },
): SeededSchool {
  const next = numbersFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const taken = new Map<string, number>();
  let phones = 0;
  const someone = (least: number, most: number): Person => {
    for (;;) {
      const grade = least + Math.floor(next() * (most - least + 1));
      const girl = next() < 0.55;
      const surname = pick(surnames) + (girl ? 'а' : '');
      const person = {
        surname,
        given: pick(girl ? girls : boys),
        patronymic: pick(fathers) + (girl ? 'на' : 'ич'),
        grade,
        letter: pick(['А', 'Б', 'В']),
        born: grade > 11 ? 2011 - grade : 2019 - grade,
        phone: `+7 900 0${String(phones)
          .padStart(6, '0')
          .replace(/(\d{2})(\d{2})(\d{2})/, '$1-$2-$3')}`,
      };
      const key = `${person.surname} ${person.given}`;
      // Two of one name are told apart by class, year and telephone; one in a hundred.
      const other = taken.get(key);
      if (other !== undefined && (Math.abs(other - grade) < 2 || next() < 0.7)) continue;
      taken.set(key, grade);
      phones += 1;
      return person;
    }
  };
  const classOf = ({ grade, letter }: Person): string =>
    pick([
      `${grade}${letter}`,
      `${grade} ${letter.toLowerCase()}`,
      `${grade} «${letter}»`,
      `${grade}-${letter.toLowerCase()}`,
      `${grade} "${letter.toLowerCase()}" класс`,
    ]);
  const phoneOf = ({ phone }: Person): string => {
    const digits = phone.replace(/\D/g, '').slice(1);
    return pick([phone, `8${digits}`, digits, `8 (${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`]);
  };
  const whole = (person: Person): string => `${person.surname} ${person.given} ${person.patronymic}`;
  const plainly: ((person: Person) => string)[] = [
    (person) => whole(person).toLowerCase(),
    (person) => whole(person).replace(/ё/g, 'е'),
    (person) => `  ${whole(person).replace(' ', '  ')} `,
    (person) => `${person.given} ${person.patronymic} ${person.surname}`,
    (person) => whole(person).replace(/[аеорсх]/, (letter) => latin[letter] ?? letter),
    (person) => whole(person).toUpperCase(),
  ];
  const doubtfully: ((person: Person) => string)[] = [
    (person) => `${person.surname} ${person.given.charAt(0)}.${person.patronymic.charAt(0)}.`,
    (person) => `${person.surname} ${short.get(person.given) ?? person.given}`,
    (person) => `${person.surname} ${person.given}`,
  ];
  const moment = (day: number): string =>
    `${String(day).padStart(2, '0')}.09.2026 ${String(8 + Math.floor(next() * 8)).padStart(2, '0')}:${String(Math.floor(next() * 60)).padStart(2, '0')}:${String(Math.floor(next() * 60)).padStart(2, '0')}`;
  const answer = (person: Person, role: 'mentee' | 'mentor', name: string, day: number): string[] =>
    rowOf(role === 'mentee' ? menteeTitles : mentorTitles, {
      'Отметка времени': moment(day),
      'Фамилия, имя, отчество': name,
      'Класс или должность': classOf(person),
      'Класс, должность или место работы': person.grade > 11 ? 'учитель' : classOf(person),
      'Год рождения': String(person.born),
      'Законный представитель': next() < 0.93 ? `${person.surname} ${pick(girls)} ${pick(fathers)}на` : '',
      'Контактные данные': phoneOf(person),
      'Основной запрос': pick(['математика', 'русский язык', 'физика', 'профориентация', 'нет', '=1+1', '7-8']),
      'Основные компетенции': pick(['математика', 'русский язык', 'физика', 'робототехника']),
      'Сколько наставляемых готовы взять': pick(['1', '2', '2-3', 'двух']),
      Интересы: pick(['шахматы', 'футбол', 'рисование', '-', '']),
      'Согласие на обработку персональных данных': next() < 0.96 ? 'Да' : pick(['нет', '']),
    });
  const side = (role: 'mentee' | 'mentor', size: number): SeededAnswer[] => {
    const made: SeededAnswer[] = [];
    for (let at = 0; at < size; at += 1) {
      const person = role === 'mentee' ? someone(5, 11) : next() < 0.5 ? someone(9, 11) : someone(12, 40);
      const who = `${whole(person)} ${person.phone}`;
      made.push({ row: answer(person, role, whole(person), 5), who, doubtful: false });
      const chance = next();
      if (chance < 0.06) made.push({ row: answer(person, role, whole(person), 8), who, doubtful: false });
      else if (chance < 0.12) made.push({ row: answer(person, role, pick(plainly)(person), 9), who, doubtful: false });
      else if (chance < 0.15)
        made.push({ row: answer(person, role, pick(doubtfully)(person), 10), who, doubtful: true });
    }
    return made;
  };
  return { mentees: side('mentee', sizes.mentees), mentors: side('mentor', sizes.mentors) };
}
