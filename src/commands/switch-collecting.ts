/**
 * Collecting by itself, one switch: a run when a form is sent and one a day, both of one account. An event is only a
 * hint: blank, doubled or missing ones change nothing, because every run reads all answers anew.
 */
import type { Command } from '../command';
import { execute } from '../command';
import type { Outcome } from '../outcome';
import { listenForAnswers, stopListening } from '../platform/answer-trigger';
import { today } from '../platform/clock';
import { dailyRun, mayRunDaily, ownsDaily, turnOffDaily, turnOnDaily } from '../platform/daily-trigger';
import { collectAnswers } from './collect-answers';

/** Entry points that the triggers call. */
const byTimer = 'collectByTimer';
const byForm = 'answersArrived';

/** Before lessons: what was answered in the evening is in the bank by the morning. */
const hour = 6;

export interface Schedule {
  readonly on: boolean;
  /** ISO day; '' where it is off. */
  readonly since: string;
  /** Whether it is of this account. */
  readonly mine: boolean;
}

export function schedule(): Schedule {
  const run = dailyRun(byTimer);
  return { on: run !== undefined, since: run?.since ?? '', mine: run !== undefined && ownsDaily(byTimer, run.trigger) };
}

export const turnOnCollecting: Command = {
  title: 'Собирать ответы автоматически',
  run: (workbook) => {
    turnOnDaily(byTimer, hour, today(workbook.spreadsheet));
    listenForAnswers(byForm);
    return [
      `Ответы собираются сами: когда приходит новая анкета и каждый день около ${hour} часов. Сбор работает из вашей учётной записи.`,
    ];
  },
};

export const turnOffCollecting: Command = {
  title: 'Не собирать ответы автоматически',
  run: () => {
    turnOffDaily(byTimer);
    stopListening(byForm);
    return ['Ответы больше не собираются сами. Собирайте их из меню или в панели.'];
  },
};

const quiet: Outcome = { command: collectAnswers.title, ok: true, messages: [], changed: {} };

export function collectByTimer(trigger: string): Outcome {
  return mayRunDaily(byTimer, trigger) ? execute(collectAnswers) : quiet;
}

/** Runs only beside a daily run of the same account: otherwise the switch was moved elsewhere. */
export function answersArrived(trigger: string): Outcome {
  const { on, mine } = schedule();
  if (on && mine) return execute(collectAnswers);
  if (trigger !== '') stopListening(byForm);
  return quiet;
}
