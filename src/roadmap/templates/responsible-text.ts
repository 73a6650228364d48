// Who answers for an activity, in words: a person of the staff with the post, or the role alone where nobody fits.
import type { TemplateRole } from './template';

/** One row of «Сотрудники»; `role` is the column «Роль». Any text may be ''. */
export interface StaffMember {
  readonly name: string;
  readonly post: string;
  readonly role: string;
}

interface RoleRule {
  /** What is printed when nobody is found, and always for a collective body. */
  title: string;
  /** Whether a member holds the role; absent for a collective body. */
  fits?: (role: string, post: string) => boolean;
}

/** «Заместитель директора по УВР», «зам. по ВР», «ЗДУВР»; the post or «Роль» says that it is a deputy. */
const deputy = (...stems: readonly string[]): RoleRule['fits'] => {
  return (role, post) => {
    const isDeputy = role === 'заместитель' || /^зам|^зд[ун]?[мв]?р/.test(post);
    const words = post.replace(/^зд/, '').split(/[^а-я]+/);
    return isDeputy && words.some((word) => stems.some((stem) => word.startsWith(stem)));
  };
};
const heads = /^(?:директор|заведующ|начальник|ректор|руководитель$)/;

const RULES: Readonly<Record<TemplateRole, RoleRule>> = {
  руководитель: { title: 'Директор', fits: (role, post) => role === 'руководитель' || heads.test(post) },
  куратор: { title: 'Куратор', fits: (role, post) => /^куратор/.test(role) || /^куратор/.test(post) },
  'заместитель по учебной работе': { title: 'Заместитель директора по УВР', fits: deputy('увр', 'учебн', 'ур') },
  'заместитель по воспитательной работе': { title: 'Заместитель директора по ВР', fits: deputy('вр', 'воспит') },
  'заместитель по методической работе': {
    title: 'Заместитель директора по УМР',
    fits: deputy('умр', 'нмр', 'метод', 'научн'),
  },
  'педагог-психолог': { title: 'Педагог-психолог', fits: (role, post) => `${role} ${post}`.includes('психолог') },
  'социальный педагог': { title: 'Социальный педагог', fits: (role, post) => /^соц/.test(role) || /^соц/.test(post) },
  'ответственный за сайт': {
    title: 'Ответственный за сайт',
    fits: (role, post) => /сайт/.test(role) || /сайт/.test(post),
  },
  'классные руководители': { title: 'Классные руководители' },
  'руководители методических объединений': { title: 'Руководители методических объединений' },
  наставники: { title: 'Наставники' },
  'рабочая группа': { title: 'Рабочая группа' },
  'руководитель управления образования': {
    title: 'Начальник управления образования',
    fits: (role, post) => role === 'руководитель' || heads.test(post),
  },
  'муниципальный куратор': {
    title: 'Муниципальный куратор',
    fits: (role, post) => /куратор/.test(role) || /куратор/.test(post),
  },
  'методическая служба': { title: 'Методическая служба' },
  'руководители образовательных организаций': { title: 'Руководители образовательных организаций' },
  'кураторы образовательных организаций': { title: 'Кураторы образовательных организаций' },
};

/**
 * The cell «Ответственный»: «Должность Фамилия И.О.» in the nominative for each role the staff has a person for, the
 * role alone otherwise; parted by commas, one person named once.
 */
export function responsibleText(roles: readonly TemplateRole[], staff: readonly StaffMember[]): string {
  return [...new Set(roles.map((role) => oneResponsible(RULES[role], staff)))]
    .map((text, place) => (place === 0 ? text : lowerFirst(text)))
    .join(', ');
}

function oneResponsible({ title, fits }: RoleRule, staff: readonly StaffMember[]): string {
  const plain = (text: string): string => text.trim().toLowerCase().replace(/ё/g, 'е');
  const member = staff.find(({ name, role, post }) => name.trim() !== '' && fits?.(plain(role), plain(post)));
  return member === undefined ? title : `${upperFirst(member.post.trim() || title)} ${shortName(member.name)}`;
}

/** «Орлова Елена Петровна» as «Орлова Е.П.»; a name with initials stays as it is, its spaces put in order. */
function shortName(name: string): string {
  const [surname = '', ...given] = name.trim().split(/\s+/);
  const initials = given.flatMap((part) => part.split('.').filter((piece) => piece !== ''));
  return [surname, initials.map((part) => `${part.charAt(0).toUpperCase()}.`).join('')].filter(Boolean).join(' ');
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** «Директор» after a comma is «директор»; «ИО директора» keeps its capitals. */
function lowerFirst(text: string): string {
  return /^[А-ЯЁ][а-яё]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
