/** ScriptApp and Session: the script itself, its triggers, and who runs it. */
import type { TriggerRecord } from '../document/host-state';
import { enumNamed, makeEnum } from './enums';
import { refuseLacking, serviceNamed } from './lacking';
import { Exception, boot, call, gate } from './port';
import { UserHandle } from './user';
import { text } from './text';

type App = GoogleAppsScript.Script.ScriptApp;
type GTrigger = GoogleAppsScript.Script.Trigger;

export const AuthMode = makeEnum<App['AuthMode']>('NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL');
const AuthorizationStatus = makeEnum<App['AuthorizationStatus']>('REQUIRED', 'NOT_REQUIRED');
const EventType = makeEnum<App['EventType']>(
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
);
const InstallationSource = makeEnum<App['InstallationSource']>(
  'APPS_MARKETPLACE_DOMAIN_ADD_ON',
  'NONE',
  'WEB_STORE_ADD_ON',
);
const TriggerSource = makeEnum<App['TriggerSource']>('SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR');
const WeekDay = makeEnum<App['WeekDay']>('SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY');

class TriggerHandle implements GTrigger {
  constructor(readonly facts: TriggerRecord) {}

  getEventType(): GoogleAppsScript.Script.EventType {
    return enumNamed(EventType, this.facts.event) as GoogleAppsScript.Script.EventType;
  }
  getHandlerFunction(): string {
    return this.facts.functionName;
  }
  getTriggerSource(): GoogleAppsScript.Script.TriggerSource {
    if (this.facts.event === 'CLOCK') return TriggerSource.CLOCK;
    return this.facts.sourceId?.startsWith('local-form') === true ? TriggerSource.FORMS : TriggerSource.SPREADSHEETS;
  }
  getTriggerSourceId(): string {
    return this.facts.sourceId ?? '';
  }
  getUniqueId(): string {
    return this.facts.id;
  }
}

type Wanted = Pick<TriggerRecord, 'functionName' | 'event' | 'sourceId' | 'schedule'>;

function create(wanted: Wanted): TriggerHandle {
  return new TriggerHandle(call('TriggerBuilder.create', 'triggers.add', wanted));
}

class ClockMaker implements GoogleAppsScript.Script.ClockTriggerBuilder {
  private readonly schedule: Record<string, number | string> = {};

  constructor(private readonly functionName: string) {}

  private set(name: string, value: number | string): this {
    this.schedule[name] = value;
    return this;
  }
  after(ms: number): this {
    return this.set('after', ms);
  }
  at(date: GoogleAppsScript.Base.Date): this {
    return this.set('at', date.getTime());
  }
  atDate(year: number, month: number, day: number): this {
    return this.set('at', new Date(year, month - 1, day).getTime());
  }
  atHour(hour: number): this {
    return this.set('atHour', hour);
  }
  nearMinute(minute: number): this {
    return this.set('nearMinute', minute);
  }
  everyDays(n: number): this {
    return this.set('everyDays', n);
  }
  everyHours(n: number): this {
    return this.set('everyHours', n);
  }
  everyMinutes(n: number): this {
    if (![1, 5, 10, 15, 30].includes(n))
      throw new Exception('The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.');
    return this.set('everyMinutes', n);
  }
  everyWeeks(n: number): this {
    return this.set('everyWeeks', n);
  }
  onMonthDay(day: number): this {
    return this.set('onMonthDay', day);
  }
  onWeekDay(day: GoogleAppsScript.Base.Weekday): this {
    return this.set('onWeekDay', String(day));
  }
  inTimezone(timezone: string): this {
    return this.set('inTimezone', timezone);
  }
  create(): GTrigger {
    return create({
      functionName: this.functionName,
      event: 'CLOCK',
      schedule: { inTimezone: boot.timeZone, ...this.schedule },
    });
  }
}

class SourceMaker {
  private event: TriggerRecord['event'] | undefined;

  constructor(
    private readonly functionName: string,
    private readonly sourceId: string,
  ) {}

  private on(event: TriggerRecord['event']): this {
    this.event = event;
    return this;
  }
  onChange(): this {
    return this.on('ON_CHANGE');
  }
  onEdit(): this {
    return this.on('ON_EDIT');
  }
  onFormSubmit(): this {
    return this.on('ON_FORM_SUBMIT');
  }
  onOpen(): this {
    return this.on('ON_OPEN');
  }
  create(): GTrigger {
    if (this.event === undefined) throw new Exception('The trigger has no event type.');
    return create({ functionName: this.functionName, event: this.event, sourceId: this.sourceId });
  }
}

class TriggerMaker {
  constructor(private readonly functionName: string) {}

  timeBased(): GoogleAppsScript.Script.ClockTriggerBuilder {
    return new ClockMaker(this.functionName);
  }
  forSpreadsheet(
    key: string | GoogleAppsScript.Spreadsheet.Spreadsheet,
  ): GoogleAppsScript.Script.SpreadsheetTriggerBuilder {
    return new SourceMaker(this.functionName, typeof key === 'string' ? key : key.getId());
  }
  forForm(key: string | GoogleAppsScript.Forms.Form): GoogleAppsScript.Script.FormTriggerBuilder {
    return new SourceMaker(this.functionName, typeof key === 'string' ? key : key.getId());
  }
}
refuseLacking(TriggerHandle, 'Script.Trigger');
refuseLacking(ClockMaker, 'Script.ClockTriggerBuilder');
refuseLacking(SourceMaker, 'Script.SpreadsheetTriggerBuilder');
refuseLacking(TriggerMaker, 'Script.TriggerBuilder');

function userTriggers(source: { getId(): string }): GTrigger[] {
  return call('ScriptApp.getUserTriggers', 'triggers.list', { sourceId: source.getId() }).map(
    (facts) => new TriggerHandle(facts),
  );
}

export const ScriptApp = serviceNamed('Script.ScriptApp', {
  AuthMode,
  AuthorizationStatus,
  EventType,
  InstallationSource,
  TriggerSource,
  WeekDay,
  newTrigger: (functionName: string) => {
    gate('ScriptApp.newTrigger');
    return new TriggerMaker(text(functionName)) as unknown as GoogleAppsScript.Script.TriggerBuilder;
  },
  getProjectTriggers: () =>
    call('ScriptApp.getProjectTriggers', 'triggers.list', {}).map((facts): GTrigger => new TriggerHandle(facts)),
  getUserTriggers: userTriggers,
  deleteTrigger: (trigger: GTrigger) =>
    void call('ScriptApp.deleteTrigger', 'triggers.remove', { id: trigger.getUniqueId() }),
  getOAuthToken: () => call('ScriptApp.getOAuthToken', 'session', { what: 'token' }),
  getScriptId: () => boot.scriptId,
  getInstallationSource: () => InstallationSource.NONE,
  getAuthorizationInfo: () => {
    const status = call('ScriptApp.getAuthorizationInfo', 'session', { what: 'authorization' });
    return {
      getAuthorizationStatus: () =>
        enumNamed(AuthorizationStatus, status) as GoogleAppsScript.Script.AuthorizationStatus,
      getAuthorizationUrl: () => '',
    };
  },
} satisfies Partial<App>);

export const Session = serviceNamed('Base.Session', {
  getActiveUser: () => new UserHandle(call('Session.getActiveUser', 'session', { what: 'email' })),
  getEffectiveUser: () => new UserHandle(call('Session.getEffectiveUser', 'session', { what: 'effectiveEmail' })),
  getActiveUserLocale: () => boot.locale.split('_')[0] ?? 'ru',
  getScriptTimeZone: () => boot.timeZone,
  getTemporaryActiveUserKey: () => call('Session.getTemporaryActiveUserKey', 'session', { what: 'userKey' }),
} satisfies Partial<GoogleAppsScript.Base.Session>);
