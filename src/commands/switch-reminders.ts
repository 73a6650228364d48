/** «Напоминания ▸ Включить» and «Выключить»: the daily run of this script that sends the letters, one for the workbook. */
import type { Command } from '../command';
import type { Outcome } from '../outcome';
import { today } from '../platform/clock';
import { dailyRun, mayRunDaily, ownsDaily, turnOffDaily, turnOnDaily } from '../platform/daily-trigger';
import { remindersTitle, sendRemindersByItself } from './send-reminders';

/** The entry point that the trigger calls. */
const dailyFunction = 'remindDaily';

/** Before the working day begins. */
const hour = 7;

const shown = (day: string): string => day.split('-').reverse().join('.');

export const turnOnReminders: Command = {
  title: 'Включить напоминания',
  question: () => {
    const run = dailyRun(dailyFunction);
    return run && !ownsDaily(dailyFunction, run.trigger)
      ? `Напоминания с ${shown(run.since)} включены из другой учётной записи. Перевести их на вашу? Прежние отключатся сами.`
      : undefined;
  },
  run: (workbook) => {
    const run = dailyRun(dailyFunction);
    if (run && ownsDaily(dailyFunction, run.trigger))
      return [`Напоминания уже включены с ${shown(run.since)}, из вашей учётной записи.`];
    turnOnDaily(dailyFunction, hour, today(workbook.spreadsheet));
    return [
      `Напоминания включены: каждый день около ${hour} часов, из вашей учётной записи. Сотрудник получает письмо, только когда есть новое: подошёл или прошёл срок; о пропущенном — ещё раз через неделю.`,
    ];
  },
};

export const turnOffReminders: Command = {
  title: 'Выключить напоминания',
  run: () => {
    const run = dailyRun(dailyFunction);
    const own = run === undefined || ownsDaily(dailyFunction, run.trigger);
    turnOffDaily(dailyFunction);
    if (!run) return ['Напоминания и так выключены.'];
    return [own ? 'Напоминания выключены.' : 'Напоминания выключены; они были включены из другой учётной записи.'];
  },
};

/** What the trigger does when it comes. */
export function remindDaily(trigger: string): Outcome {
  if (mayRunDaily(dailyFunction, trigger)) return sendRemindersByItself();
  return { command: remindersTitle, ok: true, messages: [], changed: {} };
}
