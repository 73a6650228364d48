import { parseDeadline } from '../../src/roadmap/deadline';
import { PHRASES } from './deadline-phrases';

describe('phrases of school plans', () => {
  it('has at least 700 of them', () => {
    expect(PHRASES.length).toBeGreaterThanOrEqual(700);
  });

  it.each(PHRASES.map((phrase) => [phrase.text, phrase] as const))('«%s»', (text, phrase) => {
    const read = parseDeadline(text, phrase.period);
    expect({ kind: read.kind, start: read.start ?? '', end: read.end ?? '', issues: [...read.issues].sort() }).toEqual({
      kind: phrase.kind,
      start: phrase.start,
      end: phrase.end,
      issues: phrase.issues,
    });
  });
});
