/** console and Logger: lines in the execution's log. */
import { refuseLacking } from './lacking';
import { ask } from './port';
import { text } from './text';

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? String(value);
  if (typeof value === 'object' && value !== null) {
    try {
      return JSON.stringify(value);
    } catch {
      return Object.prototype.toString.call(value);
    }
  }
  return text(value);
}

/** Java's format letters that scripts use: %s, %d, %f and their widths. */
export function formatText(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(
    /%(-?)(0?)(\d*)(?:\.(\d+))?([sdfoj%])/g,
    (whole, left: string, zero: string, width: string, digits: string | undefined, letter: string) => {
      if (letter === '%') return '%';
      if (next >= values.length) return whole;
      const value = values[next++];
      let made =
        letter === 's' || letter === 'o' || letter === 'j'
          ? show(value)
          : letter === 'd'
            ? String(Math.trunc(Number(value)))
            : Number(value).toFixed(Number(digits ?? 6));
      const size = Number(width || 0);
      if (left !== '') made = made.padEnd(size);
      else made = made.padStart(size, zero !== '' && letter !== 's' ? '0' : ' ');
      return made;
    },
  );
}

function line(level: string): (first?: unknown, ...rest: unknown[]) => void {
  return (first, ...rest) => {
    const shown =
      typeof first === 'string' && first.includes('%') ? formatText(first, rest) : [first, ...rest].map(show).join(' ');
    lines.push(shown);
    ask('log', { level, text: shown });
  };
}

const lines: string[] = [];
const started = new Map<string, number>();
const write = line('log');

/** As much of console as Apps Script has. */
export const scriptConsole = {
  log: line('log'),
  info: line('info'),
  warn: line('warn'),
  error: line('error'),
  time: (label: string) => void started.set(label, Date.now()),
  timeEnd: (label: string) => write(`${label}: ${Date.now() - (started.get(label) ?? Date.now())}ms`),
};

class ScriptLogger {
  log(first: unknown, ...rest: unknown[]): GoogleAppsScript.Base.Logger {
    write(first, ...rest);
    return Logger;
  }
  clear(): void {
    lines.length = 0;
  }
  getLog(): string {
    return lines.map((each) => `${each}\n`).join('');
  }
}

refuseLacking(ScriptLogger, 'Base.Logger');

export const Logger: GoogleAppsScript.Base.Logger = new ScriptLogger();
