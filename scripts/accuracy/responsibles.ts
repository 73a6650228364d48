/** How well responsible cells are read: precision, recall and F1 over (row, role|name), with every miss. */
import { parseResponsibles } from '../../src/roadmap/responsible';

/** A row of an expert's labels: `responsibles` is `role|name; role|name`. */
export interface LabelRow {
  file: string;
  row_no: string;
  responsible_text: string;
  responsibles: string;
}

export interface ResponsibleMiss {
  row: string;
  text: string;
  expected: string[];
  found: string[];
}

export interface ResponsibleScore {
  rows: number;
  precision: number;
  recall: number;
  f1: number;
  misses: ResponsibleMiss[];
}

/** Compares the reading of every row that has a printed responsible cell with the labels, party by party, exactly. */
export function scoreResponsibles(labelRows: readonly LabelRow[]): ResponsibleScore {
  let hits = 0;
  let found = 0;
  let expected = 0;
  let rows = 0;
  const misses: ResponsibleMiss[] = [];
  for (const row of labelRows) {
    if (row.responsible_text === '' && row.responsibles === '') continue;
    rows += 1;
    const wanted = row.responsibles
      .split(';')
      .map((party) => party.trim())
      .filter((party) => party !== '');
    const read = parseResponsibles(row.responsible_text.replace(/\\n/g, '\n')).map(
      ({ role, name }) => `${role}|${name}`,
    );
    const left = [...wanted];
    let rowHits = 0;
    for (const party of read) {
      const at = left.indexOf(party);
      if (at >= 0) {
        left.splice(at, 1);
        rowHits += 1;
      }
    }
    hits += rowHits;
    found += read.length;
    expected += wanted.length;
    if (rowHits < wanted.length || read.length > wanted.length) {
      misses.push({ row: `${row.file} ${row.row_no}`, text: row.responsible_text, expected: wanted, found: read });
    }
  }
  const precision = found === 0 ? 1 : hits / found;
  const recall = expected === 0 ? 1 : hits / expected;
  return {
    rows,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    misses,
  };
}
