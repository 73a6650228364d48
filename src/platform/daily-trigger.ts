/**
 * One daily run of the script. A trigger belongs to the account that made it and nobody else sees it, so the document keeps
 * the id of the one that counts: a second one, made from another account, takes itself away when it comes.
 */
import { keepProperty, keptProperty } from './document-property';

/** What is known of the daily run of a function. */
export interface DailyRun {
  readonly trigger: string;
  /** ISO day on which it was turned on. */
  readonly since: string;
}

const propertyOf = (functionName: string): string => `daily ${functionName}`;

/** The run that counts; undefined where it is turned off. */
export function dailyRun(functionName: string): DailyRun | undefined {
  const kept = keptProperty(propertyOf(functionName));
  return kept ? (JSON.parse(kept) as DailyRun) : undefined;
}

/** Whether this account has the trigger. */
export function ownsDaily(functionName: string, trigger: string): boolean {
  return own(functionName).some((each) => each.getUniqueId() === trigger);
}

/** Makes the trigger of this account the only one; `hour` is of the script's time zone. */
export function turnOnDaily(functionName: string, hour: number, since: string): void {
  const old = own(functionName);
  const made = ScriptApp.newTrigger(functionName).timeBased().everyDays(1).atHour(hour).create();
  keepProperty(propertyOf(functionName), JSON.stringify({ trigger: made.getUniqueId(), since } satisfies DailyRun));
  for (const trigger of old) ScriptApp.deleteTrigger(trigger);
}

/** Takes away this account's triggers; one of another account finds itself out of date when it comes. */
export function turnOffDaily(functionName: string): void {
  keepProperty(propertyOf(functionName), '');
  for (const trigger of own(functionName)) ScriptApp.deleteTrigger(trigger);
}

/** Whether the trigger that has come is the one that counts; one that does not is taken away. */
export function mayRunDaily(functionName: string, trigger: string): boolean {
  if (dailyRun(functionName)?.trigger === trigger) return true;
  for (const each of own(functionName)) if (each.getUniqueId() === trigger) ScriptApp.deleteTrigger(each);
  return false;
}

function own(functionName: string): GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === functionName);
}
