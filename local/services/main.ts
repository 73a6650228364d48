/** Puts Apps Script's globals into a bare context, and leaves the one way in for the carrier. */
import { Logger, scriptConsole } from './logging';
import { boot, executionTime } from './port';
import { openEntrance } from './entry';
import * as Charts from './charts';
import { HtmlService } from './html';
import { ScriptApp, Session } from './script';
import { SpreadsheetApp } from './spreadsheet/app';
import { CacheService, LockService, PropertiesService } from './storage';
import { installDate } from './zoned-date';

const scope = globalThis as unknown as Record<string | symbol, unknown>;

function expose(name: string, value: unknown): void {
  Object.defineProperty(scope, name, { value, writable: true, configurable: true, enumerable: false });
}

installDate(globalThis as unknown as { Date: DateConstructor }, boot.timeZone, executionTime);
const services = {
  CacheService,
  Charts,
  HtmlService,
  LockService,
  Logger,
  PropertiesService,
  ScriptApp,
  Session,
  SpreadsheetApp,
  console: scriptConsole,
};
for (const [name, service] of Object.entries(services)) expose(name, service);
openEntrance(scope);
