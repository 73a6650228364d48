/** «Индивидуальный план»: the plan of one pair, with the meetings that the log already knows. */
import type { Command } from '../command';
import type { Pair } from '../pairing/pair';
import { mayBeMinor } from '../people/consent';
import type { Participant } from '../people/participant';
import { asks } from '../platform/dialogs';
import { namedIn, placeOf } from '../reports/document-person';
import { isOfWorkers } from '../reports/form-name';
import { individualPlan, individualPlanName, type PlanPerson } from '../reports/individual-plan';
import { refusal } from '../refusal';
import { foldHeader } from '../workbook/header-match';
import { pairsSheet } from '../workbook/pair-sheets';
import { Settings } from '../workbook/settings';
import { Workbook } from '../workbook/workbook';
import { documentFacts } from './document-facts';
import { putDocument } from './keep-document';
import { readMeetings, readPairs } from './pairs-table';
import { readProgramPeople, type ProgramPeople } from './program-people';

/** The code of the pair that the person means: of the row in view on «Пары», else what she answers; '' when nothing. */
export function chosenPair(): string {
  const workbook = new Workbook();
  const sheet = workbook.find(pairsSheet);
  if (sheet && workbook.activeSheet().getSheetId() === sheet.getSheetId()) {
    const line = sheet.getActiveRange()?.getRow();
    const row = workbook.read(pairsSheet)?.rows.find((candidate) => candidate.line === line);
    const code = row?.text('Код пары').trim() ?? '';
    if (code !== '') return code;
  }
  return asks(individualPlanName, 'Для какой пары? Впишите её код с листа «Пары», например П-001.') ?? '';
}

export const makeIndividualPlan = (code: string): Command => ({
  title: individualPlanName,
  run: (workbook, edition) => {
    workbook.require(pairsSheet);
    const pairs = readPairs(workbook)?.pairs ?? [];
    const pair = pairs.find((candidate) => foldHeader(candidate.code) === foldHeader(code));
    if (!pair || code.trim() === '')
      throw refusal(
        'pair-unknown',
        code.trim(),
        pairs.map((each) => each.code),
      );
    const settings = Settings.read(workbook);
    const people = readProgramPeople(workbook, settings);
    const [mentor, mentee] = bothOf(pair, people);
    const form = pair.form || mentee.form;
    const period = settings.period();
    const document = individualPlan({
      ...documentFacts(settings),
      pairCode: pair.code,
      mentor: planPerson(mentor, people),
      mentee: planPerson(mentee, people),
      menteeIsMinor: mayBeMinor(mentee.birthYear, mentee.position, people.today),
      ofWorkers: isOfWorkers(form),
      form,
      request: mentee.topics,
      ...((pair.start ?? period?.start) !== undefined && { start: pair.start ?? period?.start }),
      ...((pair.end ?? period?.end) !== undefined && { end: pair.end ?? period?.end }),
      meetings: (readMeetings(workbook)?.meetings ?? []).filter(
        (meeting) => foldHeader(meeting.pairCode) === foldHeader(pair.code) && !meeting.status.startsWith('отмен'),
      ),
    });
    const said = putDocument(workbook, edition, document);
    edition.finish();
    return [`План пары ${pair.code} готов на листе «${individualPlanName}».`, ...said];
  },
});

/** @throws Refusal `pair-without-consent`, which names nobody */
function bothOf(pair: Pair, people: ProgramPeople): [Participant, Participant] {
  const mentor = people.mentor(pair.mentorCode);
  const mentee = people.mentee(pair.menteeCode);
  const lacking = [
    ...(mentor && people.consented(mentor) ? [] : [pair.mentorCode]),
    ...(mentee && people.consented(mentee) ? [] : [pair.menteeCode]),
  ];
  if (!mentor || !mentee || lacking.length > 0) throw refusal('pair-without-consent', pair.code, lacking);
  return [mentor, mentee];
}

const planPerson = (person: Participant, { codesOnly }: ProgramPeople): PlanPerson => ({
  name: namedIn(person, codesOnly),
  place: placeOf(person),
});
