/** The rules for answers that FormApp's validations can set, by the names of their builders' methods. */
import type { FormItemRecord } from '../../document/host-state';
import { fitsPattern } from './pattern';

type Rule = NonNullable<FormItemRecord['validation']>;
type Check = (text: string, args: Rule['args']) => boolean;

const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.')));
const arg = (args: Rule['args'], index: number): number => Number(args[index] ?? Number.NaN);
const pattern = (args: Rule['args']): string => String(args[0] ?? '');

const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['requireNumber', (text) => Number.isFinite(number(text))],
  ['requireWholeNumber', (text) => Number.isInteger(number(text))],
  ['requireNumberBetween', (text, args) => number(text) >= arg(args, 0) && number(text) <= arg(args, 1)],
  ['requireNumberNotBetween', (text, args) => number(text) < arg(args, 0) || number(text) > arg(args, 1)],
  ['requireNumberEqualTo', (text, args) => number(text) === arg(args, 0)],
  ['requireNumberNotEqualTo', (text, args) => Number.isFinite(number(text)) && number(text) !== arg(args, 0)],
  ['requireNumberGreaterThan', (text, args) => number(text) > arg(args, 0)],
  ['requireNumberGreaterThanOrEqualTo', (text, args) => number(text) >= arg(args, 0)],
  ['requireNumberLessThan', (text, args) => number(text) < arg(args, 0)],
  ['requireNumberLessThanOrEqualTo', (text, args) => number(text) <= arg(args, 0)],
  ['requireTextContainsPattern', (text, args) => fitsPattern(pattern(args), text)],
  ['requireTextDoesNotContainPattern', (text, args) => !fitsPattern(pattern(args), text)],
  ['requireTextMatchesPattern', (text, args) => fitsPattern(`^(?:${pattern(args)})$`, text)],
  ['requireTextDoesNotMatchPattern', (text, args) => !fitsPattern(`^(?:${pattern(args)})$`, text)],
  ['requireTextIsEmail', (text) => /^[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@.]{2,63}$/.test(text.trim())],
  ['requireTextIsUrl', (text) => /^(?:https?:\/\/)?[^\s/.]+\.\S+$/i.test(text.trim())],
  ['requireTextLengthGreaterThanOrEqualTo', (text, args) => text.length >= arg(args, 0)],
  ['requireTextLengthLessThanOrEqualTo', (text, args) => text.length <= arg(args, 0)],
]);

/** What is wrong with a text by the rule; undefined where nothing is. */
export function wrongText(text: string, rule: Rule | undefined): string | undefined {
  const check = rule && checks.get(rule.rule);
  if (!check || check(text, rule.args)) return undefined;
  return rule.helpText || 'Ответ записан не так, как ожидалось.';
}

/** The same for a number of ticks. */
export function wrongCount(count: number, rule: Rule | undefined): string | undefined {
  if (!rule) return undefined;
  const bound = arg(rule.args, 0);
  const fits =
    rule.rule === 'requireSelectAtLeast'
      ? count >= bound
      : rule.rule === 'requireSelectAtMost'
        ? count <= bound
        : rule.rule !== 'requireSelectExactly' || count === bound;
  return fits ? undefined : rule.helpText || 'Отмечено не столько вариантов, сколько нужно.';
}
