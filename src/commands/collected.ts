/** When answers were last collected. A run that found nothing new remembers itself only now and then: it writes nothing else. */
import { keepProperty, keptProperty } from '../platform/document-property';

const propertyName = 'collected';

/** `moment` as platform/clock tells it. */
export function keepCollected(moment: string, changed: boolean): void {
  if (changed || keptProperty(propertyName)?.slice(0, 13) !== moment.slice(0, 13)) keepProperty(propertyName, moment);
}

/** '' before the first time. */
export const lastCollected = (): string => keptProperty(propertyName) ?? '';
