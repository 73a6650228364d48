/** Names and contacts are read several times in one run, by several rooms: each text is taken apart once. */
import { readContacts, type Contacts } from '../people/contacts';
import { parsePersonName, type PersonName } from '../people/names';

function remembering<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = read(text);
    known.set(text, value);
    return value;
  };
}

export const readName: (text: string) => PersonName | null = remembering(parsePersonName);

export const contactsOf: (text: string) => Contacts = remembering(readContacts);
