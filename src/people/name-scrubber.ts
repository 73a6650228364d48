/**
 * Takes people out of texts: their names in any case, telephones and addresses give way to their codes. Where the words fit
 * somebody else too the text is left and said to be doubtful.
 */
import { contactKeys, type KnownPerson } from './known-people';
import { MentionFinder, replacePieces } from './mentions';

/** A text without the people; `doubtful`: words are left that may name one of them. */
export interface Scrubbed {
  readonly text: string;
  readonly doubtful: boolean;
}

/** What stands in place of a telephone or an address. */
const removed = '[удалено]';

export class NameScrubber {
  private readonly finder: MentionFinder;
  private readonly contacts: ReadonlySet<string>;

  /**
   * @param people everybody who is known
   * @param targets numbers of those to be taken out
   * @param label what stands in place of a target's name
   */
  constructor(
    people: readonly KnownPerson[],
    private readonly targets: ReadonlySet<number>,
    private readonly label: (person: number) => string,
  ) {
    this.finder = new MentionFinder(people.map(({ name }) => name));
    this.contacts = new Set([...targets].flatMap((person) => contactKeys(people[person]?.contact ?? '')));
  }

  /** Numbers of the targets that the text names for certain. */
  named(text: string): number[] {
    return this.finder
      .find(text)
      .flatMap(({ people, sure }) => (sure ? people.filter((each) => this.targets.has(each)) : []));
  }

  /** Numbers of everybody whom the text may name. */
  mentioned(text: string): number[] {
    return this.finder.find(text).flatMap(({ people }) => people);
  }

  /**
   * @param meant the person whom the place itself names (by a code in the row), whatever the words leave open
   * @param anyone take out also what may mean one target or another, or somebody else
   * @param contacts whether telephones and addresses go too; two children may share a mother's
   */
  scrub(
    text: string,
    { meant, contacts, anyone = false }: { meant?: number | undefined; contacts: boolean; anyone?: boolean },
  ): Scrubbed {
    let doubtful = false;
    const pieces = this.finder.find(text).flatMap(({ start, end, people, sure }) => {
      const hit = people.filter((person) => this.targets.has(person));
      if (hit.length === 0) return [];
      const one =
        meant !== undefined && people.includes(meant) ? meant : hit.length === people.length ? hit[0] : undefined;
      const certain = one !== undefined && this.targets.has(one) && (sure || meant === one);
      if (!certain && !(anyone && sure)) {
        doubtful ||= meant === undefined || !people.includes(meant);
        return [];
      }
      const by = one !== undefined && (hit.length === 1 || meant === one) ? this.label(one) : 'участник';
      return [{ start, end, by }];
    });
    const named = replacePieces(text, pieces);
    return { text: contacts ? this.withoutContacts(named) : named, doubtful };
  }

  private withoutContacts(text: string): string {
    if (this.contacts.size === 0 || !/[@\d]/.test(text)) return text;
    return text
      .replace(/[+\d(][\d\s().–-]{4,24}\d/g, (run) =>
        this.contacts.has(run.replace(/\D/g, '').slice(-10)) ? removed : run,
      )
      .replace(/[^\s,;<>()]{1,64}@[^\s,;<>()]{1,64}/g, (address) =>
        this.contacts.has(address.toLowerCase()) ? removed : address,
      );
  }
}
