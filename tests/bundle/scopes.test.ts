// The manifest asks for no more than it uses: each scope, taken away, stops a feature with Google's own words.
import path from 'node:path';
import { newSheet } from '../../local/document/sheets';
import { loadAddOn } from '../../local/runtime/add-on';
import { openSchool, type School } from '../commands/school';

const addOn = loadAddOn(path.resolve(__dirname, '../../dist'));
const auth = 'https://www.googleapis.com/auth/';
const now = (): number => Date.UTC(2026, 8, 10, 9);

const plan = [
  ['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные'],
  ['1', 'Приказ о программе', 'до 05.09.2026', 'Куратор Лесная А.А.'],
];
const staff = [
  ['ФИО', 'Должность', 'E-mail', 'Роль'],
  ['Лесная Анна Андреевна', 'Куратор', 'curator@example.com', 'куратор'],
];

/** A scope, the function that needs it, and what the failure or the answer says without it. */
const uses: readonly (readonly [scope: string, functionName: string, args: readonly unknown[]])[] = [
  ['spreadsheets', 'checkPlan', []],
  ['forms', 'createQuestionnaires', []],
  ['script.container.ui', 'openPanel', []],
  ['script.scriptapp', 'turnOnReminders', []],
  ['script.send_mail', 'sendReminders', []],
  ['script.external_request', 'exportPdf', [{ sheet: 'Дорожная карта' }]],
];

function schoolWith(scopes: readonly string[]): School {
  const prepared = openSchool({ now });
  prepared.paste(plan);
  prepared.run('readPlan');
  const { document } = prepared.host;
  const sheet = newSheet(900, 'Сотрудники');
  sheet.rows = staff.map((row) => row.map((value) => ({ value })));
  document.sheets = [...document.sheets.filter(({ name }) => name !== sheet.name), sheet];
  return openSchool({ now, document, addOn: { ...addOn, manifest: { ...addOn.manifest, oauthScopes: scopes } } });
}

const all = uses.map(([scope]) => auth + scope);

test('the manifest names exactly the scopes that features need', () => {
  expect([...(addOn.manifest.oauthScopes ?? [])].sort()).toEqual([...all].sort());
});

test.each(uses)('without %s Google refuses %s', (scope, functionName, args) => {
  const complete = schoolWith(all).host.runNow(functionName, args);
  expect(complete.error?.message ?? '').not.toContain('permission');
  const cut = schoolWith(all.filter((other) => other !== auth + scope)).host.runNow(functionName, args);
  expect(`${cut.error?.message ?? ''} ${JSON.stringify(cut.value ?? '')}`).toMatch(
    /You do not have permission|permissions are not sufficient/i,
  );
});
