/**
 * Whether somebody may be a minor, from a year of birth and what stands under class, post or place of work or study. Only
 * the answer «surely of age» lets a person sign alone, so that everything unclear counts as «perhaps a minor».
 */
import { pupilStems, teachingStems } from './position-words';
import { foldedKey } from './text-folding';

export type Age = 'adult' | 'minor' | 'unclear';

const adultAge = 18;
/** Nobody sits in a school class at this age: the year of birth is a slip then. */
const tooOldForClass = 22;

/** «7А», «10-2», «VII б», «5 «В» класс», «седьмой»: a class and nothing else. */
const bareClass =
  /^(?:ученик|ученица|учащийся|учащаяся|обучающийся|обучающаяся)?\s*(?:(?:1[01]|[1-9])(?!\d)|(?:x?v|v?i{1,3}|i[vx]|xi?)(?![a-z])|перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|одиннадцат)[\p{L}\d\s«»"'().-]{0,14}$/u;
const pupil = new RegExp(
  `(?:^|[^\\p{L}])(?:${pupilStems}|учащ(?:ийся|аяся)|обучающ(?:ийся|аяся)|дошкольни|студент|первокурсни|курс(?:ант|а|е)?(?:[^\\p{L}]|$))`,
  'u',
);
const post = new RegExp(
  `(?:^|[^\\p{L}])(?:${teachingStems}|классн\\p{L}* руководител|руководител|директор|завуч|заместител|зам\\.|заведующ|завед|психолог|логопед|дефектолог|методист|тьютор|библиотекар|мастер|инженер|специалист|бухгалтер|секретар|тренер|инструктор|врач|медсестр|юрист|экономист|менеджер|начальник|рабочи|слесар|токар|сварщик|технолог|программист|предпринимател|пенсионер|научн|доцент|профессор|лаборант|вожат|организатор|советник|концертмейстер|хореограф)`,
  'u',
);
const placeOfStudy =
  /школ|гимнази|лице[йя]|колледж|техникум|училищ|сош|оош|класс|интернат|кадетск|детск|университет|институт|вуз/;

/** The age on a day (ISO). In the year of the 18th birthday the year of birth alone cannot tell. */
export function ageOn(birthYear: number | undefined, position: string, day: string): Age {
  const text = foldedKey(position.slice(0, 200));
  const inClass = bareClass.test(text) || (pupil.test(text) && !post.test(text));
  if (birthYear === undefined) {
    if (inClass) return 'minor';
    return text === '' || (placeOfStudy.test(text) && !post.test(text)) ? 'unclear' : 'adult';
  }
  const years = Number(day.slice(0, 4)) - birthYear;
  if (years < adultAge) return 'minor';
  if (years === adultAge) return 'unclear';
  return bareClass.test(text) && years >= tooOldForClass ? 'unclear' : 'adult';
}
