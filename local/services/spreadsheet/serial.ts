/** Days of rules and conditions cross as the serial number of the script's calendar day. */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Serial number of the day that the script's own clock shows for a Date. */
export function serialOfDate(date: GoogleAppsScript.Base.Date | Date): number {
  return (Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) - EPOCH) / DAY;
}
