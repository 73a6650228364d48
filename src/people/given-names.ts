/**
 * Given names a Russian school meets, Slavic, Caucasian and Turkic, with their everyday short forms: they tell which word of
 * a full name is the given one, the person's sex, and that «Маша» may be «Мария».
 */
import { foldYo } from './text-folding';
import type { Gender } from './grammar';

/** `Name:Short,Short`; ё is written, е is accepted. */
const FEMALE =
  'Мария:Маша,Маруся,Маня,Мария Анна:Аня,Анюта,Нюра,Нюша Анастасия:Настя,Ася,Настасья Александра:Саша,Шура,Сашенька Алла Алёна:Лена ' +
  'Алина:Аля Алиса Альбина:Аля Антонина:Тоня Ангелина:Геля,Лина Анжела:Анжелика Анжелика Арина:Ариша Ася Валентина:Валя ' +
  'Валерия:Лера Варвара:Варя Василиса:Вася Вера:Верочка Вероника:Ника Виктория:Вика Галина:Галя Дарья:Даша Диана Дина Ева ' +
  'Евгения:Женя Евдокия:Дуня Екатерина:Катя,Катюша Елена:Лена,Алёна Елизавета:Лиза Жанна Зинаида:Зина Злата Зоя Инна Ирина:Ира,Ириша ' +
  'Карина Кира Клавдия:Клава Кристина:Кристя Ксения:Ксюша,Оксана Лариса:Лара Лидия:Лида Лилия:Лиля Лия Любовь:Люба Людмила:Люда,Мила ' +
  'Маргарита:Рита Марина:Маринка Марта Милана:Мила Мирослава Надежда:Надя Наталья:Наташа,Наталия Наталия:Наташа,Наталья Нелли Нина ' +
  'Оксана Олеся Ольга:Оля Полина:Поля Раиса:Рая Регина Римма Роза Роксана Светлана:Света,Лана Серафима:Сима Снежана София:Соня,Софья ' +
  'Софья:Соня,София Стефания Таисия:Тая Тамара:Тома Татьяна:Таня Ульяна:Уля Фаина:Фая Эвелина Элеонора:Эля Эльвира:Эля Эмилия Эмма Юлия:Юля ' +
  'Яна Ярослава Аида Аиша Айгуль Айгюль Айна Айнур Айшат Аминат Амина Асият Асель Бэла Бэлла Гульнара:Гуля Гульнар Гюльнара Гулнара Гузель ' +
  'Джамиля Джамила Динара Дженнет Залина Зарема Зарина Заира Залия Земфира Зульфия Зульфира Зухра Индира Камила Камилла Лала Лаура Лейла ' +
  'Лейсан Луиза Лиана Мадина Малика Марьям Марьяна Мариам Мунира Нармина Наргиз Наида Насият Нурия Нигяр Патимат Рабият Разият Раисат Рашида Румина Сабина ' +
  'Саида Сакинат Сания Севда Севиль Севиндж Сурая Сусанна Тарана Умукусум Ульвия Фарида Фатима Фатимат Фируза Хадижат Хава Халида Хеда Чинара Шахназ ' +
  'Эльмира Эльнара Эльза Эсмира Ясмина Ануш Гаянэ Гаяне Нарине Нана Нино Тамила Этери Манана Кетеван Ламара Асмик Лусине';
const MALE =
  'Александр:Саша,Шура,Саня Алексей:Лёша,Алёша Анатолий:Толя Андрей:Андрюша Антон:Антоша Аркадий Арсений:Сеня Артём:Тёма Артур Афанасий ' +
  'Богдан Борис:Боря Вадим:Вадик Валентин:Валя Валерий:Валера Василий:Вася Вениамин Виктор:Витя Виталий:Виталик Владимир:Вова,Володя ' +
  'Владислав:Влад,Слава Всеволод:Сева Вячеслав:Слава Геннадий:Гена Георгий:Гоша,Жора,Егор Герман Глеб Григорий:Гриша Давид Даниил:Даня,Данила,Данил ' +
  'Данил:Даня,Даниил Данила:Даня,Даниил Демид Денис:Дениска Дмитрий:Дима,Митя,Димитрий Евгений:Женя Егор:Гоша Ефим Захар Иван:Ваня Игнат Игорь:Гоша Илья:Илюша ' +
  'Иннокентий Иосиф Кирилл:Кирюша Константин:Костя Кузьма Лев:Лёва Леонид:Лёня Макар Максим:Макс Марк Матвей Мирон Михаил:Миша Никита Никифор Николай:Коля ' +
  'Олег Павел:Паша Пётр:Петя Платон Прохор Родион:Родя Роман:Рома Ростислав:Слава Савелий Святослав:Слава Семён:Сёма Сергей:Серёжа Станислав:Стас,Слава ' +
  'Степан:Стёпа Тарас Тимофей:Тима Тимур Тихон Трофим Фёдор:Федя Феликс Филипп Эдуард:Эдик Эмиль Юлиан Юрий:Юра Яков:Яша Ян Ярослав:Слава ' +
  'Абдул Абдулла Агарагим Адам Азамат Азат Азер Айдар Али Алибек Алим Алихан Амир Анвар Арам Арсен Артак Арслан Аслан Асхат Ахмед Ахмет Аяз Бахтияр Бислан Вагиф Вугар ' +
  'Гаджи Гасан Гусейн Давуд Джамал Джабраил Дамир Дауд Закир Заур Заурбек Зелимхан Ибрагим Идрис Ильдар Ильяс Ильгам Имран Исмаил Искандер Камиль Карен Керим Курбан ' +
  'Левон Леван Магомед Магомедрасул Малик Мансур Марат Мехман Мурад Муса Муслим Мустафа Назим Надир Насрулла Нариман Низами Нурлан Омар Осман Равиль Рагим Рамазан Рамиль Рамзан Расул ' +
  'Рауф Рафаэль Рафик Рашид Ренат Ринат Руслан Рустам Рушан Саид Салават Салман Самир Самвел Сурен Султан Тагир Тариел Тельман Турал Умар Фарид Фархад Фуад Хабиб Халид Хасан ' +
  'Шамиль Эльдар Эльчин Эмин Эльман Юсуф Якуб Гурам Вахтанг Гиви Зураб Гела Ашот Гагик Армен Гарик Тигран Ваган';

interface GivenName {
  name: string;
  gender: Gender;
}

/** The kin of a name: its full forms; a short form has those of its full names. */
let full: Map<string, GivenName[]> | undefined;
let short: Map<string, GivenName[]> | undefined;

const keyOf = (name: string) => foldYo(name.toLowerCase());

function push(map: Map<string, GivenName[]>, key: string, value: GivenName): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function tables(): { full: Map<string, GivenName[]>; short: Map<string, GivenName[]> } {
  if (!full || !short) {
    full = new Map();
    short = new Map();
    for (const [list, gender] of [
      [FEMALE, 'female'],
      [MALE, 'male'],
    ] as const) {
      for (const entry of list.split(' ')) {
        const [name = '', shorts] = entry.split(':');
        push(full, keyOf(name), { name, gender });
        for (const form of shorts?.split(',') ?? []) push(short, keyOf(form), { name, gender });
      }
    }
  }
  return { full, short };
}

/** The sex a given name (nominative, full or short, any letter case) tells; null when unknown or either. */
export function givenNameGender(name: string): Gender | null {
  const found = tables().full.get(keyOf(name)) ?? tables().short.get(keyOf(name));
  const first = found?.[0]?.gender ?? null;
  return found?.every((entry) => entry.gender === first) ? first : null;
}

/** True for a full or short given name of the table, in the nominative. */
export function isGivenName(name: string): boolean {
  const key = keyOf(name);
  return tables().full.has(key) || tables().short.has(key);
}

/** True when both are the same name, or one is an everyday form of the other («Маша», «Мария»; «Софья», «София»). */
export function areNameVariants(a: string, b: string): boolean {
  const [keyA, keyB] = [keyOf(a), keyOf(b)];
  if (keyA === keyB) return true;
  const family = (key: string) => new Set([key, ...(tables().short.get(key) ?? []).map((entry) => keyOf(entry.name))]);
  const familyB = family(keyB);
  for (const name of family(keyA)) if (familyB.has(name)) return true;
  return false;
}

/** The name and every name of its kin that somebody may write instead: «Мария» gives «Маша», «Маруся», …, «Саша» gives «Александр». */
export function givenNameKin(name: string): string[] {
  const key = keyOf(name);
  const full = new Set([key, ...(tables().short.get(key) ?? []).map((entry) => keyOf(entry.name))]);
  const kin = new Set(full);
  for (const [form, entries] of tables().short) if (entries.some((entry) => full.has(keyOf(entry.name)))) kin.add(form);
  return [...kin];
}
