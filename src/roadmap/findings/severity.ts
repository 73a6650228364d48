// «Важность» of a finding.

/** The gravest first. */
export const severities = ['ошибка', 'предупреждение', 'сведения'] as const;

export type Severity = (typeof severities)[number];

/** As a cell says it; undefined for other words. */
export function parseSeverity(text: string): Severity | undefined {
  return severities.find((severity) => severity === text.trim().toLowerCase());
}
