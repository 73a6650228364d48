/** Puts Apps Script's globals into a bare context, and leaves the one way in for the carrier. */
import { Logger, scriptConsole } from './logging';
import { boot, executionTime } from './port';
import { openEntrance } from './entry';
import { FormApp } from './forms/app';
import { Charts } from './charts';
import { HtmlService } from './html';
import { ScriptApp, Session } from './script';
import { SpreadsheetApp } from './spreadsheet/app';
import { CacheService, LockService, PropertiesService } from './storage';
import { UrlFetchApp } from './fetch';
import { MailApp } from './mail';
import { Utilities } from './utilities';
import { installDate } from './zoned-date';

const scope = globalThis as unknown as Record<string | symbol, unknown>;

function expose(name: string, value: unknown): void {
  Object.defineProperty(scope, name, { value, writable: true, configurable: true, enumerable: false });
}

installDate(globalThis, boot.timeZone, executionTime);
const services = {
  CacheService,
  Charts,
  FormApp,
  HtmlService,
  LockService,
  MailApp,
  UrlFetchApp,
  Utilities,
  Logger,
  PropertiesService,
  ScriptApp,
  Session,
  SpreadsheetApp,
  console: scriptConsole,
};
for (const [name, service] of Object.entries(services)) expose(name, service);
openEntrance(scope);
