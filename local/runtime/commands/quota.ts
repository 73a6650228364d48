/** What a day allows, counted in the host's state so that it lasts over runs. */
import type { QuotaUse } from '../../document/host-state';
import type { Run } from '../run';
import { ServiceError } from '../service-error';

type Counted = 'mail' | 'fetch' | 'properties' | 'created';

const WORDS: Record<Counted, string> = {
  mail: 'email',
  fetch: 'urlfetch',
  properties: 'properties',
  created: 'create',
};
const HOURS_24 = 86_400_000;

/** Begins to count anew when the day is another one. */
export function rollQuotaDay(quota: QuotaUse, now: number): void {
  const day = new Date(Math.floor(now / HOURS_24) * HOURS_24).toISOString().slice(0, 10);
  if (quota.day === day) return;
  Object.assign(quota, { day, mail: 0, fetch: 0, properties: 0, created: 0, triggerMs: 0 });
}

/** Uses up a part of the day's allowance; throws in Google's words when there is not enough left. */
export function spendQuota(run: Run, name: Counted, count: number): void {
  rollQuotaDay(run.workplace.state.quota, run.clock);
  const { state, settings } = run.workplace;
  if (state.quota[name] + count > settings.quotas[name]) {
    throw new ServiceError(`Service invoked too many times for one day: ${WORDS[name]}.`);
  }
  state.quota[name] += count;
}

/** What is left of the day's allowance. */
export function quotaLeft(run: Run, name: Counted): number {
  rollQuotaDay(run.workplace.state.quota, run.clock);
  const { state, settings } = run.workplace;
  return Math.max(0, settings.quotas[name] - state.quota[name]);
}
