/** What sort of role a head noun makes: a post a school has, a function that goes with a post, a mere label, a body. */
import type { RoleTraits } from './attachment';
import { headForm, type RoleHead } from './role-heads';
import type { RoleElement } from './elements';
import type { Token } from './tokens';
import { isAreaWord } from './areas-of-work';
import { isSubject } from './words';
import { foldYo } from '../../people/text-folding';

const POSTS = new Set(
  'заместитель зам замдиректора здувр здвр зувр звр здумр здуимр зднмр здур здахч учитель учительница преподаватель воспитатель методист преп восп завуч'.split(
    ' ',
  ),
);
const FUNCTIONS = new Set('куратор наставник координатор ментор тьютор'.split(' '));
const LABELS = new Set('ответственный ответственная отв исполнитель исп'.split(' '));
const PREPOSITIONS = new Set(['по', 'за']);

/** The lemma of the head noun of a role; of «педагог-психолог» that of its first part; '' when the head is unknown. */
export function headLemma(head: RoleHead | null): string {
  return head ? foldYo(headForm(head)?.noun.lemma ?? '') : '';
}

function hasSubject(tokens: readonly Token[], role: RoleElement): boolean {
  return role.head !== null && role.to > role.head.to + (tokens[role.head.to]?.text === '.' ? 1 : 0);
}

/** Reads the traits of a role element. */
export function roleTraits(tokens: readonly Token[], role: RoleElement): RoleTraits {
  const { head } = role;
  const first = tokens[role.from];
  const form = head ? headForm(head, role.wanted ?? undefined) : null;
  const lemma = headLemma(head);
  const second = head ? (tokens[head.head]?.facts.lower ?? '') : '';
  const words = tokens.slice(role.from, Math.min(role.to, role.from + 6)).map((token) => token.facts.lower);
  const isHeadOf = (other: string) => words.includes(other);
  const leads = lemma === 'руководитель' || lemma === 'рук';
  const isFunction =
    FUNCTIONS.has(lemma) ||
    second.includes('наставник') ||
    (leads && ['классный', 'кл', 'мо', 'шмо', 'гмо', 'рмо', 'методического', 'объединения'].some(isHeadOf));
  return {
    plural: form?.number === 'plural',
    group: form?.noun.kind === 'group',
    labelled: LABELS.has(lemma),
    label: LABELS.has(lemma) && !hasSubject(tokens, role),
    sort:
      isFunction || (LABELS.has(lemma) && hasSubject(tokens, role)) ? 'function' : POSTS.has(lemma) ? 'post' : 'other',
    complement:
      head === null && first?.kind === 'word' && (PREPOSITIONS.has(first.facts.lower) || isSubject(first.facts.lower)),
    area: head === null && first !== undefined && isAreaWord(first) && !isSubject(first.facts.lower),
    oblique: head !== null && !head.nominative,
    ofClass: role.classFrom === role.from,
  };
}
