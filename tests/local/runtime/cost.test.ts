/**
 * What the host itself costs, in processor time: the best of several runs, and limits far above the usual figures, so that
 * a busy machine does not fail the test and a slip by an order of magnitude does.
 */
import type { LocalHost } from '../../../local/runtime/create-host';
import { inlineHost } from './inline-host';

const ROWS = 6000;
const COLUMNS = 12;
const CODE = `
  function nothing() {}
  function cross(times) { const book = SpreadsheetApp.getActive(); for (let n = 0; n < times; n++) book.getSheets(); }
  function write() {
    const sheet = SpreadsheetApp.getActive().getSheets()[0];
    const grid = [];
    for (let r = 0; r < ${ROWS}; r++) { const row = []; for (let c = 0; c < ${COLUMNS}; c++) row.push(c === 0 ? r : c === 1 ? new Date(1693515600000 + r * 86400000) : 'Текст ' + r + ' ' + c); grid.push(row); }
    sheet.getRange(1, 1, ${ROWS}, ${COLUMNS}).setValues(grid);
  }
  function read() { return SpreadsheetApp.getActive().getSheets()[0].getDataRange().getValues().length; }
  function show() { return SpreadsheetApp.getActive().getSheets()[0].getDataRange().getDisplayValues().length; }`;

/** Milliseconds of processor time, all threads together. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function best(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < times; n++) taken.push(await processorTime(work));
  return Math.min(...taken);
}

const figures: string[] = [];
const note = (what: string, ms: number) => figures.push(`${what}: ${ms.toFixed(2)} ms`);
afterAll(() => process.stdout.write(`${figures.join('\n')}\n`));

describe.each(['direct', 'worker'] as const)('%s carrier', (carrier) => {
  let host: LocalHost;
  beforeAll(() => {
    host = inlineHost(CODE, { carrier });
    host.document.sheets[0]!.rowCount = ROWS;
  });
  afterAll(() => host.close());

  test('an execution starts soon, also on a cold worker', async () => {
    const cold = await best(3, async () => {
      const fresh = inlineHost(CODE, { carrier });
      await fresh.run('nothing');
      await fresh.close();
    });
    const warm = await best(5, () => host.run('nothing'));
    note(`${carrier}: cold start`, cold);
    note(`${carrier}: warm start`, warm);
    expect(cold).toBeLessThan(2500);
    expect(warm).toBeLessThan(600);
  });

  test('a crossing costs next to nothing', async () => {
    const empty = await best(5, () => host.run('nothing'));
    const one = ((await best(3, () => host.run('cross', [1000]))) - empty) / 1000;
    note(`${carrier}: one crossing`, one);
    expect(one).toBeLessThan(5);
  });

  test(`a block of ${ROWS} x ${COLUMNS} is written, read and shown in a moment`, async () => {
    const empty = await best(5, () => host.run('nothing'));
    for (const name of ['write', 'read', 'show']) {
      const taken = (await best(5, () => host.run(name))) - empty;
      note(`${carrier}: ${name} ${ROWS} x ${COLUMNS}`, taken);
      expect(taken).toBeLessThan(3000);
    }
  });
});
