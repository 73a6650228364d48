// The program in parts: a command brings its part along in one call, what every click needs brings none.
import path from 'node:path';
import { loadAddOn } from '../../local/runtime/add-on';
import { partNames } from '../../src/parts';
import { openSchool, type School } from './school';

const addOn = loadAddOn(path.resolve(__dirname, '../../dist'));

function planned(): School {
  const school = openSchool();
  school.run('createRoadmap');
  return school;
}

function loads(school: School, functionName: string, args: readonly unknown[] = []): number {
  const { trace, error } = school.host.runNow(functionName, args);
  expect(error).toBeUndefined();
  return (trace ?? []).filter(({ method }) => method === 'HtmlService.createTemplateFromFile').length;
}

test('every part stands in a page of its own', () => {
  const pages = [...addOn.pages.keys()].filter((name) => name.startsWith('parts/'));
  expect(pages.sort()).toEqual(partNames.map((name) => `parts/${name}.html`).sort());
});

test('a command loads one part', () => {
  const school = planned();
  for (const name of ['checkPlan', 'updateSummary', 'personalState', 'banksState']) {
    expect(loads(school, name)).toBe(1);
  }
});

test('the opening of the workbook, the state of the plan and an undo load none', () => {
  const school = planned();
  for (const name of ['onOpen', 'panelState', 'panelQuestionnaires', 'panelReports', 'showHelp', 'undoLast']) {
    expect(loads(school, name)).toBe(0);
  }
  expect(loads(school, 'saveSettings', [{ Организация: 'Школа № 5' }])).toBe(0);
});

test('«Проверка среды» loads every part', () => {
  expect(openSchool().run('probeEnvironment').messages.at(-1)).toBe(
    `Части программы: загружаются все, ${partNames.length}.`,
  );
});

test('«Проверка среды» names a part that the project lacks; the others go on working', () => {
  const pages = new Map([...addOn.pages].filter(([name]) => name !== 'parts/pairs.html'));
  const school = openSchool({ addOn: { ...addOn, pages } });
  expect(school.run('probeEnvironment').messages.at(-1)).toMatch(/^Части программы: не загружаются «pairs» /);
  expect(school.run('createRoadmap').ok).toBe(true);
  expect(school.host.runNow('formPairs', []).error?.message).toContain('parts/pairs');
});
