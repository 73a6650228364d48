/** Rules for the texts of a form. The host keeps them; whoever shows the form applies them. */
import type { FormItemRecord } from '../../document/host-state';
import { refuseLacking } from '../lacking';
import { Exception } from '../port';

type Rule = NonNullable<FormItemRecord['validation']>;

const RULES = [
  'requireNumber',
  'requireNumberBetween',
  'requireNumberEqualTo',
  'requireNumberGreaterThan',
  'requireNumberGreaterThanOrEqualTo',
  'requireNumberLessThan',
  'requireNumberLessThanOrEqualTo',
  'requireNumberNotBetween',
  'requireNumberNotEqualTo',
  'requireTextContainsPattern',
  'requireTextDoesNotContainPattern',
  'requireTextDoesNotMatchPattern',
  'requireTextIsEmail',
  'requireTextIsUrl',
  'requireTextLengthGreaterThanOrEqualTo',
  'requireTextLengthLessThanOrEqualTo',
  'requireTextMatchesPattern',
  'requireWholeNumber',
  'requireSelectAtLeast',
  'requireSelectAtMost',
  'requireSelectExactly',
  'requireLimitOneResponsePerColumn',
] as const;

export class RuleHandle {
  constructor(readonly wire: Rule) {}
}

/** One builder for the rules of every kind of question: each has the methods of its kind only by convention. */
export class RuleMaker {
  private rule: Rule = { rule: '', args: [], helpText: '' };

  set(rule: string, args: Rule['args']): this {
    this.rule = { ...this.rule, rule, args };
    return this;
  }
  setHelpText(helpText: string): this {
    this.rule = { ...this.rule, helpText };
    return this;
  }
  build(): RuleHandle {
    if (this.rule.rule === '') throw new Exception('A validation must have a rule.');
    return new RuleHandle(this.rule);
  }
}
for (const name of RULES) {
  Object.defineProperty(RuleMaker.prototype, name, {
    value(this: RuleMaker, ...args: (string | number)[]) {
      return this.set(name, args);
    },
  });
}
refuseLacking(RuleMaker, 'Forms.TextValidationBuilder');

/** How a rule that a script hands over crosses. */
export function ruleWire(rule: unknown): Rule {
  if (rule instanceof RuleHandle) return rule.wire;
  throw new Exception("The parameters don't match the method signature for FormApp.TextItem.setValidation.");
}
