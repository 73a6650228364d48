/** What a day allows, counted in the host's state so that it lasts over runs. */
import type { Execution } from '../execution';
import { ServiceError } from '../service-error';
import type { Quotas } from '../workplace';

const WORDS: Record<keyof Quotas, string> = {
  mail: 'email',
  fetch: 'urlfetch',
  properties: 'properties',
  created: 'create',
};
const HOURS_24 = 86_400_000;

function today(execution: Execution): void {
  const { quota } = execution.workplace.state;
  const day = new Date(Math.floor(execution.clock / HOURS_24) * HOURS_24).toISOString().slice(0, 10);
  if (quota.day === day) return;
  Object.assign(quota, { day, mail: 0, fetch: 0, properties: 0, created: 0, triggerMs: 0 });
}

/** Uses up a part of the day's allowance; throws in Google's words when there is not enough left. */
export function spendQuota(execution: Execution, name: keyof Quotas, count: number): void {
  today(execution);
  const { state, settings } = execution.workplace;
  if (state.quota[name] + count > settings.quotas[name]) {
    throw new ServiceError(`Service invoked too many times for one day: ${WORDS[name]}.`);
  }
  state.quota[name] += count;
}

/** What is left of the day's allowance. */
export function quotaLeft(execution: Execution, name: keyof Quotas): number {
  today(execution);
  const { state, settings } = execution.workplace;
  return Math.max(0, settings.quotas[name] - state.quota[name]);
}
