/** What is wrong with the responsible cells of a plan: across its rows, against the staff and in the spelling. */
import { StaffIndex, type StaffMember } from '../people/staff-matching';
import { editDistance } from '../people/edit-distance';
import { parsePersonName, shortNameKey } from '../people/names';
import { foldedKey } from '../people/text-folding';
import type { FindingParams } from './findings/finding';
import { readParties, type PartyDetails } from './responsible';
import {
  areCompatiblePosts,
  canonicalRole,
  isFunctionRole,
  isSharedRole,
  isSingleHolderRole,
} from './responsible/canonical-role';
import { organisationNames } from './responsible/organisation-names';

/** A row's responsible cell, as typed and as read. */
export interface ResponsibleRow {
  readonly key: string;
  readonly text: string;
  readonly parties: readonly PartyDetails[];
}

type Code =
  | 'responsible-role-missing'
  | 'responsible-name-missing'
  | 'responsible-role-conflict'
  | 'responsible-two-roles'
  | 'responsible-declined'
  | 'responsible-unknown'
  | 'responsible-spelling'
  | 'organisation-variant';

/** A finding: the row, the code and what its words need; `repair` is the whole cell as it should read. */
export type ResponsibleIssue = {
  [C in Code]: { key: string; code: C; params: FindingParams[C]; repair?: string };
}[Code];

interface Holder {
  row: number;
  party: PartyDetails;
  personKey: string;
  /** Canonical roles: one, or several («учитель химии, куратор»). */
  roles: readonly string[];
  /** Key of the organisation the role names; ''. */
  organisation: string;
}

interface Variant<T> {
  key: string;
  items: T[];
}

/** Finds every issue of the rows' responsible cells; order by row. No staff: nobody is looked up. */
export function findResponsibleIssues(
  rows: readonly ResponsibleRow[],
  staff: readonly StaffMember[] = [],
  organisation = '',
): ResponsibleIssue[] {
  return new Check(rows, new StaffIndex(staff), staff, organisation).issues();
}

class Check {
  private readonly found: { row: number; issue: ResponsibleIssue }[] = [];
  private readonly holders: Holder[] = [];
  private readonly roleParts = new Map<string, readonly string[]>();
  /** Canonical role -> printed names that hold it in the plan. */
  private readonly holdersOfRole = new Map<string, Holder[]>();

  /** Surname alone -> surname and initials of the first person so called. */
  private readonly fullKeys = new Map<string, string>();

  constructor(
    private readonly rows: readonly ResponsibleRow[],
    private readonly index: StaffIndex,
    private readonly staff: readonly StaffMember[],
    private readonly organisation: string,
  ) {
    rows.forEach((row, i) => {
      for (const party of row.parties) this.addHolder(i, party);
    });
  }

  issues(): ResponsibleIssue[] {
    this.rows.forEach((row, i) => {
      for (const party of row.parties) this.checkParty(i, row, party);
      this.checkDeclined(i, row);
    });
    this.checkConflicts();
    this.checkTwoRoles();
    this.checkSpellingInPlan();
    this.checkOrganisations();
    return this.found.sort((a, b) => a.row - b.row).map(({ issue }) => issue);
  }

  private report(row: number, issue: ResponsibleIssue): void {
    this.found.push({ row, issue });
  }

  private key(row: number): string {
    return this.rows[row]?.key ?? '';
  }

  /** The canonical roles of a printed role; a cell repeats its roles, so each is read once. */
  private canonicalRoles(role: string): readonly string[] {
    const known = this.roleParts.get(role);
    if (known) return known;
    const parts = readParties(role)
      .filter((party) => party.name === '')
      .map((party) => canonicalRole(party.role));
    const roles = parts.length > 0 ? parts : [canonicalRole(role)];
    this.roleParts.set(role, roles);
    return roles;
  }

  private addHolder(row: number, party: PartyDetails): void {
    if (party.name === '') return;
    const name = parsePersonName(party.name);
    if (!name) return;
    const roles = party.role === '' ? [] : this.canonicalRoles(party.role).filter((role) => role !== '');
    const organisation = party.role === '' ? '' : (organisationNames(party.role)[0]?.key ?? '');
    const holder: Holder = { row, party, personKey: shortNameKey(name), roles, organisation };
    this.holders.push(holder);
    const surname = foldedKey(name.surname);
    if (holder.personKey !== surname && !this.fullKeys.has(surname)) this.fullKeys.set(surname, holder.personKey);
    for (const role of roles) {
      const known = this.holdersOfRole.get(role);
      if (known) known.push(holder);
      else this.holdersOfRole.set(role, [holder]);
    }
  }

  private checkParty(i: number, row: ResponsibleRow, party: PartyDetails): void {
    if (party.name === '') {
      this.checkNameless(i, row, party);
      return;
    }
    if (party.role === '' || party.label) {
      const role = this.knownRole(party.name);
      this.report(i, {
        key: row.key,
        code: 'responsible-role-missing',
        params: { name: party.name, ...(role === undefined ? {} : { role }) },
      });
    }
    if (this.index.size > 0) this.checkStaff(i, row, party);
  }

  private checkNameless(i: number, row: ResponsibleRow, party: PartyDetails): void {
    if (party.group || party.role === '') return;
    const roles = this.canonicalRoles(party.role);
    if (roles.every((role) => isSharedRole(role))) return;
    const name = this.knownName(roles[0] ?? '');
    this.report(i, {
      key: row.key,
      code: 'responsible-name-missing',
      params: { role: party.role, ...(name === undefined ? {} : { name }) },
    });
  }

  /** The post a person has in the staff list, or in other rows when all agree. */
  private knownRole(name: string): string | undefined {
    const match = this.index.find(name);
    if (match.kind !== 'unknown' && match.member.post !== '') return match.member.post;
    const read = parsePersonName(name);
    if (!read) return undefined;
    const key = shortNameKey(read);
    const roles = this.holders.filter((holder) => holder.personKey === key && holder.roles.length > 0);
    const first = roles[0];
    return first && roles.every((holder) => holder.roles[0] === first.roles[0]) ? first.party.role : undefined;
  }

  /** The one person who holds the role in the plan, or in the staff list. */
  private knownName(role: string): string | undefined {
    const holders = this.holdersOfRole.get(role) ?? [];
    const first = holders[0];
    if (first) return holders.every((holder) => holder.personKey === first.personKey) ? first.party.name : undefined;
    const members = this.staff.filter((member) => role !== '' && this.canonicalRoles(member.post).includes(role));
    return members.length === 1 ? members[0]?.name : undefined;
  }

  private checkStaff(i: number, row: ResponsibleRow, party: PartyDetails): void {
    const match = this.index.find(party.name);
    if (match.kind === 'unknown') {
      this.report(i, {
        key: row.key,
        code: 'responsible-unknown',
        params: { name: party.name, ...(party.role === '' ? {} : { role: party.role }) },
      });
    } else if (match.kind === 'spelling')
      this.reportSpelling(i, party.name, likePrinted(party.name, match.member.name));
  }

  private reportSpelling(i: number, found: string, replacement: string): void {
    const text = this.rows[i]?.text ?? '';
    this.report(i, {
      key: this.key(i),
      code: 'responsible-spelling',
      params: { found, replacement },
      ...(text.includes(found) ? { repair: text.split(found).join(replacement) } : {}),
    });
  }

  private checkDeclined(i: number, row: ResponsibleRow): void {
    const declined = row.parties.filter((party) => party.declined);
    if (declined.length === 0) return;
    const onlyNames = declined.every((party) => !party.roleDeclined && party.name !== '');
    const repair = row.parties.map(({ role, name }) => [role, name].filter((part) => part !== '').join(' ')).join(', ');
    const params = onlyNames
      ? {
          found: declined.map((party) => party.printed).join(', '),
          replacement: declined.map((party) => party.name).join(', '),
        }
      : { found: row.text.trim(), replacement: repair };
    this.report(i, { key: row.key, code: 'responsible-declined', params, repair });
  }

  /** One post that a school has once, held by different persons: the rows of all but the commonest are named. */
  private checkConflicts(): void {
    for (const [role, holders] of this.holdersOfRole) {
      if (!isSingleHolderRole(role)) continue;
      const organisations = new Set(holders.map((holder) => holder.organisation).filter((key) => key !== ''));
      for (const organisation of organisations.size > 1 ? organisations : ['']) {
        const same =
          organisations.size > 1 ? holders.filter((holder) => holder.organisation === organisation) : holders;
        const persons = groupBy(same, (holder) => this.person(holder));
        const usual = commonest(persons);
        if (!usual || persons.length < 2) continue;
        const names = persons.map((person) => person.items[0]?.party.name ?? '');
        for (const person of persons) {
          if (person === usual) continue;
          for (const row of new Set(person.items.map((holder) => holder.row))) {
            const printed = person.items.find((holder) => holder.row === row)?.party.role ?? role;
            this.report(row, {
              key: this.key(row),
              code: 'responsible-role-conflict',
              params: { role: printed, names },
            });
          }
        }
      }
    }
  }

  /** Who a holder is: a surname without initials belongs to the first person of that surname. */
  private person(holder: Holder): string {
    return this.fullKeys.get(holder.personKey) ?? holder.personKey;
  }

  /** One person in two posts that exclude each other: the rows of the rarer post are named. */
  private checkTwoRoles(): void {
    const persons = groupBy(this.holders, (holder) => this.person(holder));
    for (const { items } of persons) {
      const withPost = items.flatMap((holder) => {
        const posts = holder.roles.filter((role) => !isFunctionRole(role));
        return posts.map((post) => ({ holder, post }));
      });
      const posts = mergeCompatible(groupBy(withPost, ({ post }) => post));
      const usual = commonest(posts);
      if (!usual || posts.length < 2) continue;
      const roles = posts.map((post) => post.items[0]?.holder.party.role ?? post.key);
      for (const post of posts) {
        if (post === usual) continue;
        for (const row of new Set(post.items.map(({ holder }) => holder.row))) {
          const name = post.items.find(({ holder }) => holder.row === row)?.holder.party.name ?? '';
          this.report(row, {
            key: this.key(row),
            code: 'responsible-two-roles',
            params: { name, roles: [...new Set(roles)] },
          });
        }
      }
    }
  }

  /** Without a staff list: a name that stands once or twice beside one of the same initials that stands far more often. */
  private checkSpellingInPlan(): void {
    if (this.index.size > 0) return;
    const persons = groupBy(this.holders, (holder) => holder.personKey);
    for (const rare of persons) {
      const usual = persons.find(
        (other) =>
          other.items.length >= rare.items.length * 3 && isSlip(rare.key, other.key) && sharesRole(rare, other),
      );
      if (!usual) continue;
      for (const holder of rare.items)
        this.reportSpelling(holder.row, holder.party.name, usual.items[0]?.party.name ?? '');
    }
  }

  private checkOrganisations(): void {
    const mentions = this.rows.flatMap((row, i) => organisationNames(row.text).map((name) => ({ row: i, ...name })));
    for (const same of groupBy(mentions, ({ key }) => key)) {
      const spellings = groupBy(same.items, ({ printed }) => printed);
      const set = spellings.find(({ key }) => key === this.organisation.trim());
      const usual = set ?? commonest(spellings);
      if (!usual || spellings.length < 2) continue;
      for (const spelling of spellings) {
        if (spelling === usual) continue;
        for (const row of new Set(spelling.items.map((item) => item.row))) {
          const text = this.rows[row]?.text ?? '';
          this.report(row, {
            key: this.key(row),
            code: 'organisation-variant',
            params: { column: 'Ответственный', found: spelling.key, usual: usual.key },
            ...(text.includes(spelling.key) ? { repair: text.split(spelling.key).join(usual.key) } : {}),
          });
        }
      }
    }
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Variant<T>[] {
  const groups = new Map<string, Variant<T>>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { key, items: [item] });
  }
  return [...groups.values()];
}

/** The group with most items; the earliest of equals. */
function commonest<T>(groups: readonly Variant<T>[]): Variant<T> | undefined {
  let best: Variant<T> | undefined;
  for (const group of groups) if (!best || group.items.length > best.items.length) best = group;
  return best;
}

/** Posts that say the same, or where one says less, become one group. */
function mergeCompatible<T>(groups: readonly Variant<T>[]): Variant<T>[] {
  const merged: Variant<T>[] = [];
  for (const group of [...groups].sort((a, b) => b.key.length - a.key.length)) {
    const home = merged.find((other) => areCompatiblePosts(group.key, other.key));
    if (home) home.items.push(...group.items);
    else merged.push({ key: group.key, items: [...group.items] });
  }
  return merged;
}

/** One slip in the surname, the same initials. */
function isSlip(a: string, b: string): boolean {
  const [surnameA = '', ...initialsA] = a.split(' ');
  const [surnameB = '', ...initialsB] = b.split(' ');
  if (initialsA.length === 0 || initialsA.join(' ') !== initialsB.join(' ') || surnameA.length < 6) return false;
  const otherSex = surnameA === `${surnameB}а` || surnameB === `${surnameA}а`;
  return surnameA !== surnameB && !otherSex && editDistance(surnameA, surnameB, 1) === 1;
}

function sharesRole(a: Variant<Holder>, b: Variant<Holder>): boolean {
  const roles = new Set(b.items.flatMap((holder) => holder.roles));
  return a.items.every((holder) => holder.roles.length === 0 || holder.roles.some((role) => roles.has(role)));
}

/** The staff's name in the way of the plan: initials where the plan has initials. */
function likePrinted(printed: string, member: string): string {
  const [asked, known] = [parsePersonName(printed), parsePersonName(member)];
  if (!asked || !known) return member;
  if (asked.given !== '' || known.given === '') return member;
  const initials = [known.given, known.patronymic].filter((word) => word !== '').map((word) => `${word.charAt(0)}.`);
  if (asked.initials.length === 0) return known.surname;
  const surnameFirst = foldedKey(printed).startsWith(foldedKey(asked.surname).slice(0, 3));
  return surnameFirst ? `${known.surname} ${initials.join('')}` : `${initials.join('')} ${known.surname}`;
}
