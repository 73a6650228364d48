/** Roles brought to one form for comparison: abbreviations written out, sexes and letter case levelled, the school's own name dropped. */
import { foldYo, foldLookAlikes, plainCharacters, collapseSpaces } from '../../people/text-folding';

/** Abbreviation (without its full stop) and what it stands for. */
const EXPANSIONS = new Map<string, string>(
  (
    [
      ['зам', 'заместитель'],
      ['замдиректора', 'заместитель директора'],
      ['замдир', 'заместитель директора'],
      ['дир', 'директора'],
      ['здувр', 'заместитель директора по увр'],
      ['зувр', 'заместитель директора по увр'],
      ['здвр', 'заместитель директора по вр'],
      ['звр', 'заместитель директора по вр'],
      ['здур', 'заместитель директора по ур'],
      ['здумр', 'заместитель директора по умр'],
      ['здуимр', 'заместитель директора по умр'],
      ['здмр', 'заместитель директора по мр'],
      ['зднмр', 'заместитель директора по нмр'],
      ['здахч', 'заместитель директора по ахч'],
      ['зд', 'заместитель директора'],
      ['завуч', 'заместитель директора'],
      ['рук', 'руководитель'],
      ['кл', 'классный'],
      ['соц', 'социальный'],
      ['соцпедагог', 'социальный педагог'],
      ['пед', 'педагог'],
      ['ст', 'старший'],
      ['мл', 'младший'],
      ['зав', 'заведующий'],
      ['завдоу', 'заведующий'],
      ['заведующая', 'заведующий'],
      ['отв', 'ответственный'],
      ['ответственная', 'ответственный'],
      ['уч', 'учитель'],
      ['учительница', 'учитель'],
      ['преп', 'преподаватель'],
      ['восп', 'воспитатель'],
      ['воспитательница', 'воспитатель'],
      ['вожатая', 'вожатый'],
      ['старшая', 'старший'],
      ['нач', 'начальных'],
      ['пред', 'председатель'],
      ['шмо', 'мо'],
      ['гмо', 'мо'],
      ['рмо', 'мо'],
      ['ио', 'и.о.'],
      ['врио', 'и.о.'],
      ['доп', 'дополнительного'],
      ['рус', 'русского'],
      ['яз', 'языка'],
      ['англ', 'английского'],
      ['физ', 'физической'],
      ['муз', 'музыкальный'],
      ['фк', 'физической культуры'],
    ] as const
  ).map(([short, long]) => [short, long]),
);

/** Fields of a deputy's work in words; longer first. */
const AREAS: readonly [RegExp, string][] = [
  [/научно-методической работе/, 'нмр'],
  [/учебно-методической работе/, 'умр'],
  [/учебно-воспитательной работе/, 'увр'],
  [/учебно-воспитательной части/, 'увр'],
  [/учебной и воспитательной работе/, 'увр'],
  [/воспитательной и методической работе/, 'вмр'],
  [/воспитательной работе/, 'вр'],
  [/методической работе/, 'мр'],
  [/учебной работе/, 'ур'],
  [/учебно-производственной работе/, 'упр'],
  [/административно-хозяйственной (?:части|работе)/, 'ахч'],
  [/методического объединения/, 'мо'],
];

/** «Заместитель директора (УВР)»: other brackets say nothing of the post. */
const OWN_FIELD = /\((?:по )?(увр|вр|ур|умр|нмр|мр|ахч|ахр|упр|вмр|[а-я -]{4,60} (?:работе|части))\)/g;

/** Words that only say where: of this school, of the target model. */
const OWN = new Set(
  (
    'школы школьный оу оо доу мбдоу мкдоу мадоу мбоу мкоу моу маоу гбоу гкоу мку мбу сош оош лицея гимназии колледжа техникума учреждения организации образовательной ' +
    'общеобразовательной образовательного общеобразовательного учебного заведения детского сада дс д с цмн целевой модели программы наставничества проекта внедрения реализации'
  ).split(' '),
);

/**
 * The role in a form for comparison: lower case, full words, no names of organisations, no numbers of schools. '' for a
 * label that is no role («Ответственный»).
 */
export function canonicalRole(role: string): string {
  const plain = foldYo(collapseSpaces(foldLookAlikes(plainCharacters(role.slice(0, 500)))).toLowerCase());
  const areas = plain.replace(OWN_FIELD, ' по $1 ');
  let text = dropQuoted(areas.replace(/–/g, '-').split(' -').join('-').split('- ').join('-')).replace(
    /\(([^()]*)\)/g,
    ' ',
  );
  text = text.replace(/(^| )(?:вр\.? ?)?и\. ?о\.? /g, '$1ио ').replace(/(^| )и\/о /g, '$1ио ');
  text = text.replace(/д\/с/g, ' ').replace(/№ ?\d+/g, ' ');
  let words: string[] = [];
  for (const word of text.split(/[\s.,;:"«»]/)) {
    const bare = word.replace(/^-|-$/g, '');
    if (bare === '') continue;
    words.push(...(EXPANSIONS.get(bare) ?? bare).split(' '));
  }
  let joined = words.join(' ');
  for (const [pattern, area] of AREAS) joined = joined.replace(pattern, area);
  words = joined
    .split(' ')
    .map((word, i, all) => (word === 'директора' && i === 0 && all.length >= 1 ? 'директор' : word));
  const isDeputy = words[0] === 'заместитель';
  const kept = words.filter((word) => !OWN.has(word));
  if (isDeputy && kept[1] === 'по') kept.splice(1, 0, 'директора');
  if (kept.length === 1 && (kept[0] === 'ответственный' || kept[0] === 'исполнитель')) return '';
  if (kept.length === 1 && kept[0] === 'руководитель' && words.length > 1) return 'директор';
  return kept
    .join(' ')
    .replace(/ (?:в|по|из)$/, '')

    .replace(/^психолог$/, 'педагог-психолог');
}

/** Text between quotes is a proper name; quotes may be of mixed styles. */
function dropQuoted(text: string): string {
  let result = '';
  let open = -1;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] ?? '';
    const isQuote = '«»„“”"'.includes(c);
    if (!isQuote) {
      if (open < 0) result += c;
      continue;
    }
    if (open < 0 && c !== '»' && c !== '”') open = i;
    else open = -1;
    result += ' ';
  }
  return open < 0 ? result : result + text.slice(open + 1);
}

/** Posts a school has once. */
const SINGLE =
  /^(?:директор|заведующий|куратор|муниципальный куратор|муниципальный координатор|начальник( управления| отдела)?( образования)?|заместитель директора по (?:увр|вр|ур|умр|нмр|мр|ахч|упр|вмр)|заместитель заведующего по (?:вмр|увр|вр|ахч))$/;
/** Functions that go with a post and are no second post. */
const FUNCTION =
  /^(?:куратор|наставник|педагог-наставник|учитель-наставник|наставляемый|координатор|ответственный|исполнитель|классный руководитель|руководитель (?:мо|методического|наставнической|группы|рабочей|пары|практики)|член|председатель|секретарь|участник|молодой|муниципальный куратор|муниципальный координатор|и\.о\.|родитель|эксперт|тьютор|ментор|администратор сайта)(?: |$)/;
/** Roles that many hold, so that no name is expected beside them. */
const SHARED =
  /^(?:наставник|наставляемый|педагог-наставник|учитель-наставник|классный руководитель|учитель|учитель-предметник|педагог|воспитатель|родитель|законный представитель|ученик|студент|обучающийся|учащийся|участник|волонтер|представитель|работодатель|партнер|социальный партнер|молодой специалист|молодой педагог|выпускник|член|специалист|каждый|преподаватель)(?: |$)/;

export const isSingleHolderRole = (canonical: string): boolean => SINGLE.test(canonical);
export const isFunctionRole = (canonical: string): boolean => canonical === '' || FUNCTION.test(canonical);
export const isSharedRole = (canonical: string): boolean => SHARED.test(canonical);

const firstWord = (text: string) => text.split(' ', 1)[0] ?? '';

/** Two posts one person may be said to have without contradiction: one says less, or both are a teacher's. */
export function areCompatiblePosts(a: string, b: string): boolean {
  if (a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `)) return true;
  const [one, other] = [firstWord(a), firstWord(b)];
  if (one === 'учитель' && other === 'учитель') return true;
  const teacher = /^(?:учитель|преподаватель|воспитатель|педагог)/;
  return (a === 'педагог' && teacher.test(b)) || (b === 'педагог' && teacher.test(a));
}
