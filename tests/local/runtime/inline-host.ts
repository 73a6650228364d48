/** A host over tiny inline scripts, so that services are tried without the add-on. */
import path from 'node:path';
import { newDocument } from '../../../local/document/sheets';
import type { HostOptions, LocalHost } from '../../../local/runtime/create-host';
import { createHost } from '../../../local/runtime/create-host';
import type { RuntimeScripts } from '../../../local/runtime/guest-script';
import { buildRuntime } from '../../../local/runtime/guest-script';

let built: RuntimeScripts | undefined;

/** The services and the worker, compiled once a test file. */
export function runtimeScripts(): RuntimeScripts {
  built ??= buildRuntime(path.resolve(__dirname, '../../..'));
  return built;
}

export interface InlineOptions extends Partial<Omit<HostOptions, 'addOn' | 'distDir'>> {
  readonly scopes?: readonly string[];
  readonly pages?: Readonly<Record<string, string>>;
}

/** The clock of tests: 15 September 2023, noon in Moscow. */
export const NOON = Date.UTC(2023, 8, 15, 9);

/** A host whose add-on is the given code; direct carrier, headless and a fixed clock unless told otherwise. */
export function inlineHost(code: string, options: InlineOptions = {}): LocalHost {
  const { scopes, pages = {}, ...rest } = options;
  return createHost({
    document: newDocument('doc-1', 'Школа'),
    runtime: runtimeScripts(),
    carrier: 'direct',
    headless: true,
    now: () => NOON,
    ...rest,
    addOn: {
      scripts: [{ name: 'Code.js', source: code }],
      pages: new Map(Object.entries(pages)),
      manifest: { timeZone: 'Europe/Moscow', ...(scopes && { oauthScopes: scopes }) },
    },
  });
}

/** Runs the body of a function and gives what it returned; throws what it threw. */
export function evaluate(body: string, options: InlineOptions = {}): unknown {
  const result = inlineHost(`function main() {${body}\n}`, options).runNow('main', []);
  if (!result.ok) throw Object.assign(new Error(result.error?.message), { name: result.error?.name ?? 'Error' });
  return result.value;
}
