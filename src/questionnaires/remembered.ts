/** Names, classes and contacts are read several times in one run, by several rooms: each text is taken apart once. */
import { readContacts, type Contacts } from '../people/contacts';
import { parsePersonName, type PersonName } from '../people/names';
import { readClass, type SchoolClass } from '../people/school-class';
import { remembering } from '../remembering';

export const readName: (text: string) => PersonName | null = remembering(parsePersonName);

export const contactsOf: (text: string) => Contacts = remembering(readContacts);

/** null where the text names no class. */
export const classOf: (text: string) => SchoolClass | null = remembering((text) => readClass(text) ?? null);
