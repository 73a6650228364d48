// The files that clasp would push: they parse where Apps Script runs, export only the entry points, ask for no more
// scopes than they use, and are the files that the local host loads.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { parse } from 'acorn';
import { loadAddOn } from '../../local/runtime/add-on';
import { menu, type MenuEntry } from '../../src/menu';
import { core, parts } from './built-scripts';

const root = path.resolve(__dirname, '../..');
const page = (name: string): string => readFileSync(path.join(root, 'dist', name), 'utf8');

/** Every function that Google, a trigger or the panel may call. */
const entryPoints = [
  'onOpen',
  'onInstall',
  'openPanel',
  'createRoadmap',
  'readPlan',
  'checkPlan',
  'rollOverPlan',
  'collectAnswers',
  'createQuestionnaires',
  'loadAnswers',
  'answersArrived',
  'collectByTimer',
  'banksState',
  'banksDecide',
  'banksReveal',
  'banksSchedule',
  'banksExpected',
  'banksPreview',
  'banksLoad',
  'formPairs',
  'approvePairs',
  'exportPdf',
  'updateSummary',
  'makePairOrder',
  'sendReminders',
  'turnOnReminders',
  'turnOffReminders',
  'remindDaily',
  'makeIndividualPlan',
  'makeConsentForms',
  'personalDataMode',
  'makeMunicipalReport',
  'makeCuratorReport',
  'eraseParticipant',
  'personalState',
  'personalReveal',
  'personalErase',
  'personalKey',
  'personalCodes',
  'personalMemo',
  'undoLast',
  'probeEnvironment',
  'showHelp',
  'panelReports',
  'panelRevealFigure',
  'panelState',
  'panelSheets',
  'panelRun',
  'panelReveal',
  'panelDecide',
  'panelQuestionnaires',
  'panelFormLinks',
  'pairsPreview',
  'pairsCost',
  'pairsPick',
  'pairsHold',
  'pairsVeto',
  'saveSettings',
];

test('every script parses as ES2021', () => {
  for (const { source } of [core, ...parts]) {
    expect(() => parse(source, { ecmaVersion: 2021, sourceType: 'script' })).not.toThrow();
  }
});

test('what every click compiles is 250 KB at most', () => {
  expect(Buffer.byteLength(core.source)).toBeLessThanOrEqual(250 * 1024);
});

test('a part holds nothing that a page would take for a scriptlet or the end of its script', () => {
  for (const { source } of parts) expect(source).not.toMatch(/<\?|<\/script/);
});

test('no part leaves a name behind but the list that it joins', () => {
  for (const { source } of parts) {
    const context = vm.createContext({});
    vm.runInContext(core.source, context);
    const before = new Set(Object.getOwnPropertyNames(context));
    vm.runInContext(`new Function(${JSON.stringify(source)})()`, context);
    expect(Object.getOwnPropertyNames(context).filter((name) => !before.has(name))).toEqual([]);
  }
});

test('the top-level functions are exactly the entry points', () => {
  const context = vm.createContext({});
  const before = new Set(Object.getOwnPropertyNames(context));
  vm.runInContext(core.source, context);
  const functions = Object.getOwnPropertyNames(context).filter(
    (name) => !before.has(name) && typeof context[name] === 'function',
  );
  expect(functions.sort()).toEqual([...entryPoints].sort());
});

test('every menu item calls an entry point', () => {
  const calls = (entries: readonly (MenuEntry | 'separator')[]): string[] =>
    entries.flatMap((entry) => (entry === 'separator' ? [] : 'call' in entry ? [entry.call] : calls(entry.items)));
  for (const call of calls(menu)) expect(entryPoints).toContain(call);
});

test('the pages hold no unescaped template and no way to make markup of text', () => {
  for (const name of ['Sidebar.html', 'Help.html', 'Privacy.html']) {
    expect(page(name)).not.toMatch(/<\?!?=/);
    expect(page(name)).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|ALLOWALL/);
  }
});

test('the local host loads the files that clasp would push', () => {
  const status = execFileSync(
    process.execPath,
    [path.join(root, 'node_modules/@google/clasp/build/src/index.js'), 'show-file-status', '--json'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const { filesToPush } = JSON.parse(status) as { filesToPush: string[] };
  const addOn = loadAddOn(path.join(root, 'dist'));
  const loaded = [...addOn.scripts.map(({ name }) => name), ...addOn.pages.keys(), 'appsscript.json'];
  expect(filesToPush.map((file) => path.relative('dist', file)).sort()).toEqual(loaded.sort());
});
