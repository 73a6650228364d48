/** Forms of mentoring: who mentors whom, as the methodologies name them and as people write them. */
import { pupilStems, teachingStems } from '../people/position-words';
import { readClass } from '../people/school-class';
import { choosesNothing, wordsOf } from './word-stems';

const roles = {
  ученик: new RegExp(`^(?:${pupilStems}|обучающ)`),
  учитель: new RegExp(`^(?:${teachingStems}|классн|методист|завуч)`),
  студент: /^студент/,
  работодатель: /^(?:работодат|предприят|специалист|партнер|руководит)/,
} as const;
type PartyRole = keyof typeof roles;

const roleOf = (word: string): PartyRole | undefined =>
  (Object.keys(roles) as PartyRole[]).find((role) => roles[role].test(word));

/** The forms that an answer names, «ученик – ученик»; empty where it leaves the form open or cannot be read. */
export function readForms(text: string): string[] {
  if (choosesNothing(text)) return [];
  const named = text.split(/[,;\n]|\sили\s/).flatMap((part) => {
    const [mentor, mentee] = wordsOf(part).flatMap((word) => roleOf(word) ?? []);
    return mentor && mentee ? [`${mentor} – ${mentee}`] : [];
  });
  return [...new Set(named)];
}

/** The form of two people who name none: by what they are. '' where that cannot be told. */
export function formByPositions(mentor: string, mentee: string): string {
  const first = roleByPosition(mentor);
  const second = roleByPosition(mentee);
  return first && second ? `${first} – ${second}` : '';
}

function roleByPosition(position: string): PartyRole | undefined {
  const named = wordsOf(position)
    .map(roleOf)
    .find((role) => role !== undefined);
  return named ?? (readClass(position) ? 'ученик' : undefined);
}

/** The class of a pupil, 1 to 11; undefined for everybody else, also for «учитель 5 класса». */
export function gradeOf(position: string): number | undefined {
  return roleByPosition(position) === 'ученик' ? readClass(position)?.grade : undefined;
}
