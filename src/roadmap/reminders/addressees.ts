/** Who answers for a row of the plan and can be written to: the parties of its cell found among the staff. */
import { compareNames } from '../../people/name-comparison';
import type { PartyDetails } from '../responsible';
import { canonicalRole } from '../responsible/canonical-role';

/** A line of «Сотрудники». */
export interface Colleague {
  readonly name: string;
  readonly post: string;
  readonly email: string;
  /** «Роль», lower case. */
  readonly role: string;
  /** Row of the sheet, from 1; 0 where only the settings name the person. */
  readonly line: number;
}

/** The colleagues meant, or why nobody is. */
export type Addressees =
  | { readonly found: readonly Colleague[] }
  /** `nobody`: not among the staff; `several`: the name fits several people. */
  | { readonly unclear: 'nobody' | 'several' };

/** Reads one party: by the name where there is one, else everybody who holds the role. */
export function addresseesOf(party: PartyDetails, staff: readonly Colleague[]): Addressees {
  if (party.name === '') return byRole(party.role, staff);
  const alike = staff
    .map((colleague) => ({ colleague, verdict: compareNames(party.name, colleague.name).verdict }))
    .filter(({ verdict }) => verdict !== 'different');
  const same = alike.filter(({ verdict }) => verdict === 'same');
  const [only, second] = same.length > 0 ? same : alike;
  if (!only) return { unclear: 'nobody' };
  // One person may stand in the list with two posts; two people never share a letter.
  if (second && !alike.every(({ colleague }) => colleague.name === only.colleague.name)) return { unclear: 'several' };
  return { found: [only.colleague] };
}

function byRole(role: string, staff: readonly Colleague[]): Addressees {
  const wanted = canonicalRole(role);
  const holders = staff.filter(
    (colleague) =>
      wanted !== '' && [colleague.post, colleague.role].some((post) => post !== '' && canonicalRole(post) === wanted),
  );
  return holders.length > 0 ? { found: holders } : { unclear: 'nobody' };
}

/** One plain address; anything else could carry a second recipient or a header. */
export function isAddress(email: string): boolean {
  return (
    email.length <= 254 &&
    /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}[a-z\d-]{2,63}$/i.test(email)
  );
}
