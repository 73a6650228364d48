/**
 * How every menu item runs: ask if something must be asked, take the lock, read, compute, write, record the undo, and
 * say what changed. A refusal leaves the workbook as it was.
 */
import type { Outcome } from './outcome';
import { agrees } from './platform/dialogs';
import { underLock } from './platform/lock';
import { Refusal, refusal } from './refusal';
import { listed } from './russian/listed';
import { Edition } from './workbook/edition';
import { SheetChanged } from './workbook/sheet-changed';
import { Workbook } from './workbook/workbook';

export interface Command {
  /** As in the menu. */
  readonly title: string;
  /** What to ask before anything is done; undefined when there is nothing to ask. @throws Refusal */
  readonly question?: (workbook: Workbook) => string | undefined;
  /** Does the work and answers what to say. @throws Refusal before anything is written */
  readonly run: (workbook: Workbook, edition: Edition) => readonly string[];
}

/** How often a command starts again when a person changes what it has just read. */
const attempts = 3;

export function execute(command: Command): Outcome {
  try {
    const locked = (agreed: boolean): Outcome | Question =>
      underLock(
        command.title,
        () => attempt(command, agreed),
        (result) => result instanceof Question,
      );
    const first = locked(false);
    if (!(first instanceof Question)) return first;
    // A lock does not live through a dialog: the work begins anew after the answer.
    if (!agrees(command.title, first.text)) {
      return { command: command.title, ok: true, messages: ['Отменено, ничего не изменено.'], changed: {} };
    }
    return locked(true) as Outcome;
  } catch (error) {
    if (error instanceof Refusal) return { command: command.title, ok: false, messages: [error.message], changed: {} };
    throw error;
  }
}

/** What a person must be asked before the command may go on. */
class Question {
  constructor(readonly text: string) {}
}

function attempt(command: Command, agreed: boolean, before: readonly SheetChanged[] = []): Outcome | Question {
  const workbook = new Workbook();
  const question = agreed ? undefined : command.question?.(workbook);
  if (question !== undefined) return new Question(question);
  const edition = new Edition(workbook, command.title);
  try {
    const messages = [...command.run(workbook, edition), ...before.flatMap(restoredCells)];
    edition.commit();
    return { command: command.title, ok: true, messages, changed: Object.fromEntries(edition.changed) };
  } catch (error) {
    if (!(error instanceof SheetChanged)) throw error;
    const changes = [...before, error];
    if (changes.length === attempts) throw refusal('changed-meanwhile', error.sheet, changes.flatMap(restoredCells));
    return attempt(command, agreed, changes);
  }
}

function restoredCells({ sheet, restored }: SheetChanged): string[] {
  if (restored.length === 0) return [];
  return [
    `Пока шла запись, на листе «${sheet}» переставили строки или столбцы. Что попало не туда, убрано, прежнее содержимое ячеек возвращено: ${listed(restored, 10)}. Посмотрите, всё ли в них верно.`,
  ];
}
