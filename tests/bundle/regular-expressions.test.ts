// No regular expression of the add-on can be made slow by what stands in a cell: every one that the built script or
// the panel holds is proven to take time in proportion to its input.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { parse, type Node } from 'acorn';
import { core, parts, type BuiltScript } from './built-scripts';

const root = path.resolve(__dirname, '../..');
const dist = path.join(root, 'dist');
const scripts = [core, ...parts];
const panel = [...readFileSync(path.join(dist, 'Sidebar.html'), 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
  ([, script = '']) => script,
);

interface Expression {
  readonly source: string;
  readonly flags: string;
}

const isNode = (value: unknown): value is Node & Record<string, unknown> =>
  typeof (value as Node | null)?.type === 'string';

function visit(node: Node, seen: (node: Node & Record<string, unknown>) => void): void {
  seen(node as Node & Record<string, unknown>);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(child)) visit(child, seen);
  }
}

/** The literals of a script, and how many places make an expression of a string. */
function inScript(script: string): { literals: Expression[]; made: number } {
  const literals: Expression[] = [];
  let made = 0;
  visit(parse(script, { ecmaVersion: 2022, sourceType: 'script' }), (node) => {
    const regex = node['regex'] as { pattern: string; flags: string } | undefined;
    if (regex) literals.push({ source: regex.pattern, flags: regex.flags });
    const callee = node['callee'];
    if (isNode(callee) && callee['name'] === 'RegExp') made++;
  });
  return { literals, made };
}

interface Made extends Expression {
  /** The place in the script, which may make several. */
  readonly site: string;
}

/** Expressions that a script makes of strings while it loads; a part is loaded into the core. */
function madeWhileLoading(script: BuiltScript): Made[] {
  const made: Made[] = [];
  const note = (source: string, flags: string, site: string): void => void made.push({ source, flags, site });
  const context = vm.createContext({ note });
  const watch = `{
    const Real = RegExp;
    const make = (args) => {
      const made = new Real(...args);
      note(made.source, made.flags, new Error().stack.split('\\n')[3]);
      return made;
    };
    globalThis.RegExp = new Proxy(Real, { construct: (_, args) => make(args), apply: (_, self, args) => make(args) });
  }`;
  vm.runInContext(watch, context);
  for (const each of new Set([core, script])) vm.runInContext(each.source, context, { filename: each.name });
  return made.filter(({ site }) => site.includes(script.name));
}

/** What the checker says of each, in a process of its own: inside a test its arithmetic is many times slower. */
function judge(expressions: readonly Expression[]): string[] {
  const script = `
    const { checkSync } = require('recheck');
    const answer = ({ source, flags }) => {
      const found = checkSync(source, flags, { checker: 'automaton', timeout: 60000 });
      return found.complexity?.summary ?? found.error?.kind ?? found.status;
    };
    process.stdout.write(JSON.stringify(JSON.parse(require('node:fs').readFileSync(0, 'utf8')).map(answer)));`;
  const input = JSON.stringify(expressions);
  const env = { ...process.env, RECHECK_SYNC_BACKEND: 'pure' };
  return JSON.parse(
    execFileSync(process.execPath, ['-e', script], { cwd: root, input, env, encoding: 'utf8' }),
  ) as string[];
}

const quick = /^(linear|constant|safe)$/;

test('no expression is made of what a person typed: all are literals or made while the script loads', () => {
  for (const script of scripts) {
    expect(new Set(madeWhileLoading(script).map(({ site }) => site)).size).toBe(inScript(script.source).made);
  }
  for (const script of panel) expect(inScript(script).made).toBe(0);
});

/**
 * Expressions whose text is cut before they are tried, so that their square is small: a question's title (300
 * characters), a post or a class (200), a remark (500); the last is what a library does where `trim` is missing. By the
 * beginning of each.
 */
const ofShortTexts = [
  '/соглас.*',
  '/^(ваши |твои |укажите )?(фио',
  '/(желаем|хотел|предпочит|каким|кого).*',
  '/возраст.*',
  '/(сколько|количество|число).*',
  '/ресурс.*',
  '/(год|дата|день).*',
  '/запрос|',
  '/форма.*',
  '/удобн.*',
  '/учител|педагог|воспитател|преподавател|тьютор',
  '/^(?:ученик|ученица|учащийся',
  '/(?:^|[^\\p{L}])(?:учител|педагог|воспитател|преподавател',
  '/(?:^|[^\\p{L}])(?:не|нет|без|отказ',
  '/^\\s+|\\s+$/g',
];

test('every expression answers in linear time, or sees short texts only', () => {
  const all = [
    ...scripts.flatMap(({ source }) => inScript(source).literals),
    ...panel.flatMap((script) => inScript(script).literals),
    ...scripts.flatMap(madeWhileLoading),
  ];
  const distinct = new Map(
    all
      .map((expression): [string, Expression] => [`/${expression.source}/${expression.flags}`, expression])
      .filter(([name]) => !ofShortTexts.some((start) => name.startsWith(start))),
  );
  expect(distinct.size).toBeGreaterThan(100);
  const summaries = judge([...distinct.values()]);
  const slow = [...distinct.keys()].flatMap((name, index) =>
    quick.test(summaries[index] ?? '') ? [] : [`${summaries[index] ?? ''}: ${name}`],
  );
  expect(slow).toEqual([]);
}, 240_000);

test('the check itself tells a slow expression from a quick one', () => {
  const [exponential, polynomial, linear] = judge(
    ['^(а+)+$', '\\s+$', '^\\s{0,9}$'].map((source) => ({ source, flags: '' })),
  );
  expect(exponential).toContain('exponential');
  expect(polynomial).toContain('polynomial');
  expect(linear).toMatch(quick);
}, 60_000);
