/** What is wrong with the responsible cells of a plan: across its rows, against the staff and in the spelling. */
import { StaffIndex, type StaffMember } from '../people/staff-matching';
import { editDistance } from '../people/edit-distance';
import { parsePersonName, shortNameKey } from '../people/names';
import { remembering } from '../remembering';
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
  /** Posts without a name that were reported. */
  private readonly askedFor = new Set<string>();
  /** The holders of one person key, in order. */
  private readonly holdersOfPerson = new Map<string, Holder[]>();
  private readonly readPerson = remembering((printed) => {
    const name = parsePersonName(printed);
    return name && { surname: foldedKey(name.surname), key: shortNameKey(name) };
  });
  private readonly organisationsIn = remembering(organisationNames);
  private readonly inStaff = remembering((name) => this.index.find(name));
  /** The post a person has in the staff list, or in other rows when all agree. */
  private readonly knownRole = remembering((name) => ({ role: this.findRole(name) }));
  /** The one person who holds a role in the plan, or in the staff list. */
  private readonly knownName = remembering((role) => ({ name: this.findName(role) }));
  /** The canonical roles of a printed role. */
  private readonly canonicalRoles = remembering((role): readonly string[] => {
    const parts = readParties(role)
      .filter((party) => party.name === '')
      .map((party) => canonicalRole(party.role));
    return parts.length > 0 ? parts : [canonicalRole(role)];
  });
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

  private addHolder(row: number, party: PartyDetails): void {
    if (party.name === '') return;
    const person = this.readPerson(party.name);
    if (!person) return;
    const roles = party.role === '' ? [] : this.canonicalRoles(party.role).filter((role) => role !== '');
    const organisation = party.role === '' ? '' : (this.organisationsIn(party.role)[0]?.key ?? '');
    const holder: Holder = { row, party, personKey: person.key, roles, organisation };
    this.holders.push(holder);
    if (person.key !== person.surname && !this.fullKeys.has(person.surname))
      this.fullKeys.set(person.surname, person.key);
    addTo(this.holdersOfPerson, person.key, holder);
    for (const role of roles) addTo(this.holdersOfRole, role, holder);
  }

  private checkParty(i: number, row: ResponsibleRow, party: PartyDetails): void {
    if (party.name === '') {
      this.checkNameless(i, row, party);
      return;
    }
    if (party.role === '' || party.label) {
      const { role } = this.knownRole(party.name);
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
    const { name } = this.knownName(roles[0] ?? '');
    // A plan that names nobody has the same gap on every row: each post is asked for once.
    const everywhere = name === undefined && this.holders.length === 0;
    const post = roles.join();
    if (everywhere && this.askedFor.has(post)) return;
    this.askedFor.add(post);
    this.report(i, {
      key: row.key,
      code: 'responsible-name-missing',
      params: { role: party.role, ...(name === undefined ? {} : { name }), ...(everywhere ? { everywhere } : {}) },
    });
  }

  private findRole(name: string): string | undefined {
    const match = this.inStaff(name);
    if (match.kind !== 'unknown' && match.member.post !== '') return match.member.post;
    const key = this.readPerson(name)?.key;
    if (key === undefined) return undefined;
    const roles = (this.holdersOfPerson.get(key) ?? []).filter((holder) => holder.roles.length > 0);
    const first = roles[0];
    return first && roles.every((holder) => holder.roles[0] === first.roles[0]) ? first.party.role : undefined;
  }

  private findName(role: string): string | undefined {
    const holders = this.holdersOfRole.get(role) ?? [];
    const first = holders[0];
    if (first) return holders.every((holder) => holder.personKey === first.personKey) ? first.party.name : undefined;
    const members = this.staff.filter((member) => role !== '' && this.canonicalRoles(member.post).includes(role));
    return members.length === 1 ? members[0]?.name : undefined;
  }

  private checkStaff(i: number, row: ResponsibleRow, party: PartyDetails): void {
    const match = this.inStaff(party.name);
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
      const firstRow = ({ items }: (typeof groups)[number]): number =>
        Math.min(...items.map(({ holder }) => holder.row));
      const groups = mergeCompatible(groupBy(withPost, ({ post }) => post));
      const posts = groups.sort((a, b) => firstRow(a) - firstRow(b));
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
    const mentions = this.rows.flatMap((row, i) => this.organisationsIn(row.text).map((name) => ({ row: i, ...name })));
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

function addTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Variant<T>[] {
  const groups = new Map<string, T[]>();
  for (const item of items) addTo(groups, keyOf(item), item);
  return [...groups].map(([key, same]) => ({ key, items: same }));
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
