/** Days as orders write them: «5 сентября 2025 года». */
import { civilDay } from '../calendar/day';

const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

/** «5 сентября 2025 года» of an ISO day; '' where it is no day. */
export function dayInWords(iso: string | undefined): string {
  const day = iso === undefined ? undefined : civilDay(iso);
  return day ? `${day.day} ${months[day.month - 1] ?? ''} ${day.year} года` : '';
}

/** «05.09.2025»; '' where there is no day. */
export function dayInDigits(iso: string | undefined): string {
  return iso === undefined || !civilDay(iso) ? '' : iso.split('-').reverse().join('.');
}

/** A day to be written in by hand. */
export const blankDay = '«___» ______________ 20___ г.';
