/** The word lists by which the reader of responsible persons tells posts, bodies, organisations and everyday words from surnames. */
import { editDistance } from '../../people/edit-distance';
import { postNounForms, type PostNounForm } from '../../people/post-nouns';
import { foldYo } from '../../people/text-folding';

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Abbreviations printed with a full stop that does not end anything. */
export const ABBREVIATIONS = set(
  'зам дир рук отв зав кл соц пед ст мл гл вед преп восп инстр уч нач спец секр пред предс муниц шк обр обуч доп физ муз рус англ ин нем франц ' +
    'яз лит мат инф биол хим геогр ист общ общест техн проф метод мет творч раб нац гос рег обл р г с п д пос им респ ул воспит ' +
    'псих лог деф библ мед орг наст настав молод исп др пр т н в и о вр упр сотр адм админ куратор- учит уч-ся стар коорд чл ком сов ' +
    'учебно-восп учеб-восп учебн науч-мет научно-мет восп-ой безоп мех учр образоват воспитат педаг психол',
);

/** Endings in full stop that are kept when a role ends with them («кл. рук.»). */
export const CLOSING_ABBREVIATIONS = set(
  'зам дир рук отв зав преп восп инстр уч нач спец секр пред яз лит мат инф биол хим геогр ист общ техн кл гр псих лог деф библ обр спец мет орг исп пед соц воспит',
);

/** Kinds of organisations and their initials, all letters small. */
const ORGANISATION_WORDS = set(
  'школа школы школе школу школой школ гимназия гимназии гимназией лицей лицея лицеем колледж колледжа техникум техникума институт института университет университета ' +
    'детский сад сада саду д/с сош оош нош оу оо мо доу мдоу мбдоу мкдоу мадоу гбдоу мбоу мкоу моу маоу гбоу гкоу гоу ано чоу мбу мку мау мбук мбудо ' +
    'гбу гку гау гапоу гбпоу пвр увр вр нмр умр уо роо гуо ддт дюсш сюн цдт цдо дод до ооо оао ип центр центра центру центром ' +
    'отдел отдела отделу управление управления администрация администрации министерство министерства департамент департамента комитет комитета район района ' +
    'районе область области край края краю округ округа республика республики город города село села поселок поселка станица станицы муниципалитет муниципалитета ' +
    'учреждение учреждения организация организации образовательной образовательного',
);

/** Words that follow a place name («Заречный район», «Северная школа»). */
const AFTER_PLACE_NAMES = set(
  'района район районе области область края край округа округ городского городской муниципального муниципальный сельского сельской сельское поселения поселение ' +
    'республики республика сош оош школа школы школе школой гимназии гимназия лицей лицея ссуз колледж колледжа техникум техникума институт университет детский детского д/с ' +
    'роо уо гороо районо цдо ддт улица улицы ул область г село села поселок средняя средней основная основной общеобразовательная общеобразовательной библиотека библиотеки музей музея центр центра дом',
);

/** Other words that begin with a capital in responsible cells and are no surnames. */
const EVERYDAY = set(
  'все весь вся всё каждый любой по на за в во с со к ко о об от до для при под над из у и а но или либо также совместно вместе через ' +
    'контроль исполнение исполнители ответственность работа работе работы работу класс класса классов классы классы мероприятие мероприятия приказ план срок сроки год года ' +
    'основание согласно утвержденный мбоу мкоу движение движения первых первые точка точки роста рост кванториум навигатор росток орлята россии россия ' +
    'образования образование образованию воспитания воспитание воспитанию просвещения науки культуры спорта молодежи молодёжи детства творчества развития ' +
    'учебной учебно-воспитательной воспитательной методической научно-методической научной безопасности хозяйственной административно-хозяйственной ' +
    'зам заместители иные другие прочие остальные сам сама нет не педработники педсостав наставничество наставничества наставничеству программа программы ' +
    'модель модели целевая целевой цмн информационный библиотека библиотеки сайт сайта медиацентр музей родительская родительский ученический ученическое школьный школьная школьные ' +
    'муниципальный муниципальная районный городской региональный классный классные классного социальный социальные социальная старший старшие старшая рабочая рабочие творческая проектная ' +
    'методический методическое методическая педагогический педагогические педагогическая молодой молодые молодая административный административная управленческая инициативная экспертная ' +
    'координационный наблюдательный попечительский управляющий законные законный внешние внутренние опытные опытный ' +
    'исполнительный исполнительные психолого-педагогическая психолого-педагогический психологическая советник детский детского ' +
    'участники лица лицо прием приём сектор партии совместители специалисты стороны сторона январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь ' +
    'врио ио дополнительного отцов матерей ветеранов юнармия пионеры дружина героя герой союза союз советского социалистического труда кавалера ордена славы отечества имени им волонтерский волонтёрский отец мать семья семьи руководящие персонал постоянно ежемесячно',
);

/** Areas a deputy answers for, printed as initials. */
export const AREAS = set(
  'увр ур вр умр мр нмр ахч ахр хч фгос ио ит икт иит пвр увчр нмо поо овр увп зср адм бж безопасности',
);

const SUBJECTS = set(
  'математики физики химии биологии истории обществознания географии информатики технологии музыки литературы астрономии экономики черчения',
);

const SMALL_WORDS = set(
  'и а но или что как его ее их он она они это те так же ли бы не ни есть быть ответственный работой школьников математики физики химии биологии истории языка литературы географии информатики технологии музыки',
);

const lower = (word: string) => foldYo(word.toLowerCase());

/** Readings of a word (lower case, ё as е) as a post; of a hyphenated one by its first part, or by the second when the first is clipped. */
export function postForms(word: string): readonly PostNounForm[] {
  const whole = postNounForms(word);
  const dash = word.indexOf('-');
  if (whole.length > 0 || dash < 0) return whole;
  const first = postNounForms(word.slice(0, dash));
  const second = postNounForms(word.slice(word.lastIndexOf('-') + 1));
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  const agreeing = first.filter((a) => second.some((b) => b.case === a.case && b.number === a.number));
  return agreeing.length > 0 ? agreeing : first;
}

/** True for a word of the lists that is no surname in a responsible cell. Lower case, ё as е. */
export function isListedWord(word: string): boolean {
  return EVERYDAY.has(word) || ORGANISATION_WORDS.has(word) || AREAS.has(word);
}

/** True for a school subject as it stands after «учитель». Lower case, ё as е. */
export function isSubject(word: string): boolean {
  return SUBJECTS.has(word);
}

/** True for an abbreviation, a small word or a school subject: no half of a broken word. Lower case, ё as е. */
export function isHelpingWord(word: string): boolean {
  return ABBREVIATIONS.has(word) || SMALL_WORDS.has(word);
}

/** True when the next word shows that the word before names a place. */
export function followsPlaceName(word: string): boolean {
  return AFTER_PLACE_NAMES.has(lower(word));
}

/** True for a kind of organisation, in words or initials. Lower case, ё as е. */
export function isOrganisationWord(word: string): boolean {
  return ORGANISATION_WORDS.has(word);
}

const LONG_POSTS = (
  'директор заместитель руководитель куратор наставник воспитатель заведующий заведующая педагог методист психолог учитель преподаватель ' +
  'библиотекарь администрация координатор организатор председатель советник начальник специалист ответственный классный социальный'
).split(' ');

/** True for a long post noun with one slip of the keyboard («дирктор»). */
export function isMistypedPost(word: string): boolean {
  const text = lower(word);
  return LONG_POSTS.some(
    (post) =>
      Math.abs(post.length - text.length) <= 1 &&
      (post.startsWith(text.slice(0, 2)) || post.endsWith(text.slice(-2))) &&
      editDistance(text, post, 1) <= 1,
  );
}
