/** What the banks say about a person, read once for the search: comparing two people then takes no reading of texts. */
import { mayBeMinor } from '../people/consent';
import { nameKey, parsePersonName, shortNameKey } from '../people/names';
import type { Mentee, Mentor, Participant } from '../people/participant';
import { readAgeWish, type AgeWish } from './age-wish';
import { gradeOf, readForms } from './mentoring-forms';
import { readTimeWish, type TimeWish } from './time-wish';
import type { Theme, TopicTable } from './topics';
import { choosesNothing, tellingStems, wordsOf } from './word-stems';

/** Bits of the formats of meetings. */
export const inPerson = 1;
const remote = 2;

interface Profile {
  readonly code: string;
  /** Keys of the name; '' where there is none. */
  readonly fullName: string;
  readonly shortName: string;
  readonly minor: boolean;
  readonly theme: Theme;
  readonly forms: readonly string[];
  readonly time?: TimeWish;
  /** Bits; 0 where nothing is chosen. */
  readonly formats: number;
  readonly interests: ReadonlySet<string>;
}

export interface MenteeProfile extends Profile {
  readonly person: Mentee;
  readonly grade?: number;
  /** Known to be of age. */
  readonly adult: boolean;
  /** Full years, by the year of birth. */
  readonly age?: number;
}

export interface MentorProfile extends Profile {
  readonly person: Mentor;
  readonly wishedAge: readonly AgeWish[];
  /** Places in all, and those that running pairs leave. */
  readonly places: number;
  readonly free: number;
}

/** Places of a mentor who has not said how many. */
export const placesUnlessSaid = 1;

export function menteeProfile(person: Mentee, topics: TopicTable, today: string): MenteeProfile {
  const grade = gradeOf(person.position);
  const year = Number(today.slice(0, 4));
  return {
    ...common(person, topics, today),
    person,
    adult: person.birthYear !== undefined && !mayBeMinor(person.birthYear, person.position, today),
    ...(grade === undefined ? {} : { grade }),
    ...(person.birthYear === undefined ? {} : { age: year - person.birthYear }),
  };
}

/** @param running pairs that take a place of the mentor already */
export function mentorProfile(person: Mentor, topics: TopicTable, running: number, today: string): MentorProfile {
  const places = person.places ?? placesUnlessSaid;
  return {
    ...common(person, topics, today),
    person,
    wishedAge: readAgeWish(person.wishedAge),
    places,
    free: Math.max(places - running, 0),
  };
}

function common(person: Participant, topics: TopicTable, today: string): Profile {
  const name = person.name === '' ? null : parsePersonName(person.name);
  const time = readTimeWish(person.time);
  return {
    code: person.code,
    fullName: name ? nameKey(name) : '',
    shortName: name ? shortNameKey(name) : '',
    minor: mayBeMinor(person.birthYear, person.position, today),
    theme: topics.theme(person.topics),
    forms: readForms(person.form),
    ...(time ? { time } : {}),
    formats: readFormats(person.format),
    interests: new Set(choosesNothing(person.interests) ? [] : tellingStems(person.interests)),
  };
}

function readFormats(text: string): number {
  if (choosesNothing(text)) return 0;
  let formats = 0;
  for (const word of wordsOf(text)) {
    if (/^(?:очн|лично|вживую)/.test(word)) formats |= inPerson;
    if (/^(?:дистан|онлайн|online|удален|заочн|видео)/.test(word)) formats |= remote;
    if (/^(?:смешан|гибрид|комбинир)/.test(word)) formats |= inPerson | remote;
  }
  return formats;
}
