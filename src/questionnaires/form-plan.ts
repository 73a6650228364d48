/**
 * A questionnaire as the items of a form: what kind each is, how its answer is checked, and which page comes after which
 * when a section is meant for some only.
 */
import { codeTitle, nameTitle, roleTitle } from './question-titles';
import { foldTitle, type Question, type Questionnaire } from './questionnaire';

export type ItemKind = 'text' | 'paragraph' | 'radio' | 'list' | 'checkbox' | 'scale' | 'heading' | 'page';

/** Where a form goes on: to the page of this key, straight on, or to the end. */
export type Target = { readonly page: string } | 'next' | 'end';

export interface FormItem {
  /** What the item is known by when the form is made again: its folded title. */
  readonly key: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly help: string;
  readonly required: boolean;
  readonly choices: readonly string[];
  readonly other: boolean;
  /** The whole answer must match; `message` says what is expected. */
  readonly check?: { readonly pattern: string; readonly message: string };
  /** Of the question that parts the pages: where each choice leads. */
  readonly leads?: readonly Target[];
  /** Of a page: where the page before it leads. */
  readonly before?: Target;
}

export interface FormPlan {
  readonly title: string;
  readonly description: string;
  readonly thanks: string;
  readonly items: readonly FormItem[];
}

const kinds: Readonly<Record<Exclude<Question['type'], 'skip'>, ItemKind>> = {
  short: 'text',
  phone: 'text',
  year: 'text',
  code: 'text',
  paragraph: 'paragraph',
  radio: 'radio',
  list: 'list',
  checkbox: 'checkbox',
  scale: 'scale',
  section: 'heading',
};

/** Patterns in the syntax that RE2 and JavaScript share, over the whole answer. */
const checks: Partial<Record<Question['type'], { readonly pattern: string; readonly message: string }>> = {
  phone: {
    pattern:
      '\\s*(\\+?7|8)?[\\s(-]*\\d{3}[\\s)-]*\\d{3}[\\s-]*\\d{2}[\\s-]*\\d{2}([,;\\s]+[^\\s@,;]+@[^\\s@,;]+\\.[^\\s@,;.]+)?\\s*',
    message: 'Нужен телефон из 10–11 цифр, например +7 900 000-00-00; через запятую можно добавить e-mail.',
  },
  year: {
    pattern: '\\s*(19[3-9]\\d|20[0-4]\\d)\\s*',
    message: 'Нужен год четырьмя цифрами, например 2011.',
  },
  code: {
    pattern: '\\s*[НнМмHhMm]\\s*[-–]?\\s*\\d{1,5}\\s*',
    message: 'Нужен код, который дал куратор, например Н-014 или М-003.',
  },
};

/** The form of a questionnaire. */
export function planForm({ title, description, thanks, questions }: Questionnaire): FormPlan {
  const paged = pagesOf(questions);
  const pages = questions.filter((question) => paged.has(question));
  const role = foldTitle(roleTitle);
  const items = questions.flatMap((question): FormItem[] => {
    if (question.type === 'skip') return [];
    const isPage = paged.has(question);
    const check = checks[question.type];
    const leads =
      pages.length > 0 && question.type === 'radio' && foldTitle(question.title) === role
        ? question.choices.map((choice) => target(pages, 0, [choice]))
        : undefined;
    const before = isPage ? leadingPast(pages, pages.indexOf(question)) : undefined;
    return [
      {
        key: keyOf(question),
        kind: isPage ? 'page' : kinds[question.type],
        title: question.title,
        help: question.help,
        required: question.required,
        choices: question.type === 'section' ? [] : question.choices,
        other: question.other,
        ...(check && { check }),
        ...(leads && { leads }),
        ...(before && { before }),
      },
    ];
  });
  return { title, description, thanks, items };
}

/** The question of the code stands in for that of the name: one item, whatever the mode. */
function keyOf(question: Question): string {
  return foldTitle(question.title === codeTitle ? nameTitle : question.title);
}

/** Sections begin pages from the first one on that is meant for some only; before it they are headings. */
function pagesOf(questions: readonly Question[]): Set<Question> {
  const first = questions.findIndex(({ type, choices }) => type === 'section' && choices.length > 0);
  return new Set(first < 0 ? [] : questions.slice(first).filter(({ type }) => type === 'section'));
}

/** The first page from the place on that is shown after one of the answers. */
function target(pages: readonly Question[], from: number, answers: readonly string[]): Target {
  const at = pages.findIndex(
    ({ choices }, index) =>
      index >= from && (choices.length === 0 || choices.some((choice) => answers.includes(choice))),
  );
  const page = pages[at];
  return page ? { page: foldTitle(page.title) } : 'end';
}

/** Where the page before this one leads; the page before the first is left by the answer to the role, or straight on. */
function leadingPast(pages: readonly Question[], at: number): Target | undefined {
  const last = pages[at - 1];
  if (!last) return undefined;
  if (last.choices.length === 0) return 'next';
  const next = target(pages, at, last.choices);
  return typeof next === 'object' && next.page === foldTitle(pages[at]?.title ?? '') ? 'next' : next;
}
