/**
 * Who may call what: the scopes that a method needs against those of the manifest, and what an authorisation mode
 * leaves open. Sources: the scope lines of the reference pages; «Editor add-on authorization»; «Simple triggers».
 */
import type { AuthMode } from './port';

const AUTH = 'https://www.googleapis.com/auth/';
const CURRENT_SHEET = `${AUTH}spreadsheets.currentonly`;
const SHEETS = `${AUTH}spreadsheets`;
const UI = `${AUTH}script.container.ui`;
const FORMS = `${AUTH}forms`;

/** A method, or a whole class as `Class.*`. Any one of the scopes is enough; methods not named need none. */
const SCOPES: readonly (readonly [method: string, ...scopes: string[]])[] = [
  ['SpreadsheetApp.openById', SHEETS],
  ['SpreadsheetApp.openByUrl', SHEETS],
  ['SpreadsheetApp.create', SHEETS],
  ['Spreadsheet.copy', SHEETS],
  ['SpreadsheetApp.getUi'],
  ...[
    'SpreadsheetApp',
    'Spreadsheet',
    'Sheet',
    'Range',
    'RangeList',
    'Protection',
    'DeveloperMetadata',
    'DeveloperMetadataFinder',
    'NamedRange',
    'Filter',
    'Banding',
    'EmbeddedChart',
    'TextFinder',
    'Selection',
  ].map((name): [string, ...string[]] => [`${name}.*`, CURRENT_SHEET, SHEETS]),
  ['Ui.showSidebar', UI],
  ['Ui.showModalDialog', UI],
  ['Ui.showModelessDialog', UI],
  ['FormApp.create', FORMS],
  ['FormApp.openById', FORMS],
  ['FormApp.openByUrl', FORMS],
  ...['Form', 'Item', 'FormResponse'].map((name): [string, ...string[]] => [
    `${name}.*`,
    `${FORMS}.currentonly`,
    FORMS,
  ]),
  ['ScriptApp.newTrigger', `${AUTH}script.scriptapp`],
  ['TriggerBuilder.create', `${AUTH}script.scriptapp`],
  ['ScriptApp.getProjectTriggers', `${AUTH}script.scriptapp`],
  ['ScriptApp.getUserTriggers', `${AUTH}script.scriptapp`],
  ['ScriptApp.deleteTrigger', `${AUTH}script.scriptapp`],
  ['MailApp.*', `${AUTH}script.send_mail`],
  ['UrlFetchApp.*', `${AUTH}script.external_request`],
  ['Session.getActiveUser', `${AUTH}userinfo.email`],
  ['Session.getEffectiveUser', `${AUTH}userinfo.email`],
];

const scopesByMethod = new Map(SCOPES.map(([method, ...scopes]) => [method, scopes]));

function scopesOf(method: string): readonly string[] {
  const named = method.replace(/^[A-Za-z]+Item\./, 'Item.');
  return scopesByMethod.get(named) ?? scopesByMethod.get(`${named.split('.')[0] ?? ''}.*`) ?? [];
}

/** Methods that stay open before anything is authorised, as in an add-on installed but not enabled in this document. */
const OPEN_WITHOUT_AUTHORISATION =
  /^(Ui\.create|Menu\.|Logger\.|console\.|Utilities\.|HtmlService\.|Session\.getActiveUserLocale|Session\.getScriptTimeZone|SpreadsheetApp\.getUi|ScriptApp\.getAuthorizationInfo)/;
/** Methods that a simple trigger may not call. */
const CLOSED_IN_SIMPLE_TRIGGERS =
  /^(SpreadsheetApp\.(open|create)|Spreadsheet\.copy|FormApp\.|Form\.|[A-Za-z]*Item\.|FormResponse\.|MailApp\.|UrlFetchApp\.|Ui\.(alert|prompt|show)|ScriptApp\.(newTrigger|getProjectTriggers|getUserTriggers|deleteTrigger|getOAuthToken)|TriggerBuilder\.|Session\.(getActiveUser|getEffectiveUser)$|PropertiesService\.getUserProperties)/;

/**
 * Google's words of a refusal, or undefined when the call may go on.
 * @param granted scopes of the manifest; undefined when it names none (Apps Script then asks for what the code needs)
 * @param ownDocument false when the call touches another spreadsheet than the one the add-on is open in
 */
export function refusal(
  method: string,
  mode: AuthMode,
  granted: readonly string[] | undefined,
  ownDocument: boolean,
): string | undefined {
  const needed = scopesOf(method).filter((scope) => ownDocument || scope !== CURRENT_SHEET);
  const list =
    needed.length === 0
      ? ''
      : ` Required permissions: ${needed.length > 1 ? `(${needed.join(' || ')})` : needed.join('')}`;
  const closed =
    mode === 'NONE'
      ? !OPEN_WITHOUT_AUTHORISATION.test(method)
      : mode === 'LIMITED' && CLOSED_IN_SIMPLE_TRIGGERS.test(method);
  if (closed) return `You do not have permission to call ${method}.${list}`;
  if (granted && needed.length > 0 && !needed.some((scope) => granted.includes(scope))) {
    return `Specified permissions are not sufficient to call ${method}.${list}`;
  }
  return undefined;
}
