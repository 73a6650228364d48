// npm run accuracy -- FOLDER: how the project reads labelled plans, with every miss. The folder holds the plans (*.txt),
// the labels (labels.tsv) and their notes (labels.md) with the period of each plan.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLabels, readPeriods, scoreDeadlines } from './deadlines';
import { scoreFindings, type FindingLabel } from './findings';
import { scoreResponsibles, type LabelRow } from './responsibles';
import { scoreRows } from './rows';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Usage: npm run accuracy -- FOLDER');
  process.exit(2);
}
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const labels = readLabels(readFileSync(join(folder, 'labels.tsv'), 'utf8'));
const periods = readPeriods(readFileSync(join(folder, 'labels.md'), 'utf8'));

scoreRows(folder);

const deadlines = scoreDeadlines(labels, periods);
console.log(`deadlines: ${deadlines.right} of ${deadlines.total} exact`);
for (const miss of deadlines.misses) {
  console.log(`  ${miss.file.slice(0, 3)} ${miss.rowNo} «${miss.text}»: expected ${miss.expected}, read ${miss.found}`);
}

const parties = scoreResponsibles(labels as unknown as LabelRow[]);
console.log(
  `responsibles: F1 ${percent(parties.f1)} (precision ${percent(parties.precision)}, recall ${percent(parties.recall)}) over ${parties.rows} cells`,
);
for (const miss of parties.misses)
  console.log(`  ${miss.row}: expected ${miss.expected.join('; ')}, read ${miss.found.join('; ')}`);

const checked = scoreFindings(folder, labels as unknown as FindingLabel[]);
console.log(
  `stages: ${checked.stages.right} of ${checked.stages.total} (${percent(checked.stages.right / checked.stages.total)})`,
);
for (const miss of checked.stages.misses) console.log(`  ${miss}`);
console.log(
  `findings: precision ${percent(checked.hits / checked.found)}, recall ${percent(checked.hits / checked.expected)}, ` +
    `${checked.hits} of ${checked.expected} labelled, ${checked.found} found, ${checked.severities} with another severity`,
);
for (const miss of checked.misses) console.log(`  ${miss}`);
