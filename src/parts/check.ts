/** What reads deadlines and responsibles: the check, the next year's plan, the reminders. */
import { checkPlan } from '../commands/check-plan';
import { rollOver } from '../commands/roll-over';
import { sendReminders } from '../commands/send-reminders';
import { remindDaily, turnOffReminders, turnOnReminders } from '../commands/switch-reminders';
import { offer } from '../parts';

const check = { checkPlan, rollOver, sendReminders, remindDaily, turnOnReminders, turnOffReminders };

export type CheckPart = typeof check;

offer('check', check);
