/** What a questionnaire is: questions as data, so that a school can change them without touching the code. */
import { foldYo, plainCharacters } from '../people/text-folding';

export type QuestionnaireId = 'mentee' | 'mentor' | 'preferences' | 'monitoring1' | 'monitoring2';

/**
 * `short`: a line; `phone`, `year`, `code`: a line that is checked; `radio`, `list`: one of the choices; `checkbox`: any
 * of them; `scale`: 1..10; `section`: no question but a heading with an explanation; `skip`: not asked.
 */
export type QuestionType =
  'short' | 'phone' | 'year' | 'code' | 'paragraph' | 'radio' | 'list' | 'checkbox' | 'scale' | 'section' | 'skip';

export interface Question {
  /** Header of the answers' column. */
  readonly title: string;
  readonly type: QuestionType;
  /** Shown under the title; '' for none. */
  readonly help: string;
  readonly required: boolean;
  /**
   * Choices of a `radio`, `list` or `checkbox`; the two ends of a `scale` in words; of a `section` the answers to «Вы
   * наставник или наставляемый» after which it is shown (none: to everybody).
   */
  readonly choices: readonly string[];
  /** Whether an answer of one's own may be written in place of a choice. */
  readonly other: boolean;
}

export interface Questionnaire {
  readonly id: QuestionnaireId;
  /** Title of the form, and its name on «Вопросы анкет». */
  readonly title: string;
  /** Shown above the questions. */
  readonly description: string;
  /** Shown when the answer has been sent. */
  readonly thanks: string;
  /** Titles that the add-on looks for among the answers: such a question may be reworded by its help, not by its title. */
  readonly fixed: readonly string[];
  readonly questions: readonly Question[];
}

/** A title as it is compared: without case, spaces, ё/е, dots and colons. */
export function foldTitle(title: string): string {
  return foldYo(plainCharacters(title))
    .toLowerCase()
    .replace(/[\s.:?]/g, '');
}

type More = Partial<Omit<Question, 'title' | 'type'>>;

/** A question of the given type; required unless said otherwise. */
export const question = (title: string, type: QuestionType, more: More = {}): Question => ({
  title,
  type,
  help: '',
  required: true,
  choices: [],
  other: false,
  ...more,
});

export const section = (title: string, help: string, shownAfter: readonly string[] = []): Question =>
  question(title, 'section', { help, required: false, choices: shownAfter });
