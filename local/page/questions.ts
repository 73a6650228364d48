/**
 * Questions of the add-on (Ui.alert and Ui.prompt): one window at a time, in the order they came. An execution waits
 * for the answer, so a window that is closed answers too.
 */
import type { Answer, Question } from '../server/wire';
import { openDialog } from './dialog';
import type { OpenDialog } from './dialog';
import { el } from './element';

const LABELS: Readonly<Record<string, string>> = { OK: 'ОК', CANCEL: 'Отмена', YES: 'Да', NO: 'Нет' };

const SETS: Readonly<Record<string, readonly string[]>> = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
};

export class Questions {
  private readonly waiting: Question[] = [];
  private current: { readonly id: string; readonly dialog: OpenDialog } | null = null;

  constructor(private readonly answer: (questionId: string, answer: Answer) => void) {}

  ask(question: Question): void {
    if (this.current?.id === question.id || this.waiting.some(({ id }) => id === question.id)) return;
    this.waiting.push(question);
    this.next();
  }

  /** Another page answered, or nobody waits any more. */
  withdraw(questionId: string): void {
    const at = this.waiting.findIndex(({ id }) => id === questionId);
    if (at >= 0) this.waiting.splice(at, 1);
    if (this.current?.id !== questionId) return;
    this.current.dialog.close();
    this.current = null;
    this.next();
  }

  private next(): void {
    if (this.current) return;
    const question = this.waiting.shift();
    if (question) this.current = { id: question.id, dialog: this.open(question) };
  }

  private open(question: Question): OpenDialog {
    const field =
      question.kind === 'prompt'
        ? el('input', { class: 'field', type: 'text', 'aria-label': question.text || question.title, autofocus: true })
        : null;
    const finish = (button: string): void => {
      this.current?.dialog.close();
      this.current = null;
      this.answer(question.id, field && button !== 'CLOSE' ? { button, text: field.value } : { button });
      this.next();
    };
    const names = SETS[question.buttons] ?? ['OK'];
    const buttons = names.map((name, index) => {
      const button = el(
        'button',
        {
          class: index === 0 ? 'button primary' : 'button',
          type: 'button',
          'data-answer': name,
          autofocus: index === 0 && !field,
        },
        LABELS[name] ?? name,
      );
      button.addEventListener('click', () => finish(name));
      return button;
    });
    field?.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      // The focus goes back to the menu at once, and this very key press would open it.
      event.preventDefault();
      finish(names[0] ?? 'OK');
    });
    return openDialog({
      title: question.title || 'Наставничество',
      content: [el('p', { class: 'message' }, question.text), ...(field ? [field] : [])],
      footer: buttons,
      className: 'question',
      onDismiss: () => finish('CLOSE'),
    });
  }
}
