// Times the pairing solver, phase by phase, on made-up schools and towns, side by side with scipy and LEMON where they
// are installed (Debian: python3-scipy, liblemon-dev, g++). The project does not need them: without them the columns
// stay empty and a line says so. Every answer is compared: matched mentees and total cost must be the same. Times are
// processor time of the thread that computes, so that a busy machine disturbs them less.
//
//   node scripts/bench-pairing.mjs                    the instances up to 10,000 mentees
//   node scripts/bench-pairing.mjs --all              those of 100,000 mentees too
//   node scripts/bench-pairing.mjs --only popular     instances whose name contains the word
//   node scripts/bench-pairing.mjs --runs 3           runs of each (the median is printed)
//   node scripts/bench-pairing.mjs --jitless          our part without the just-in-time compiler
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** A small generator of random numbers (mulberry32), so that every run sees the same instances. */
function randomFrom(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const instances = [
  { name: 'school 300 x 80, 280 places, all cells', mentees: 300, mentors: 80, places: 280, dense: true, top: 100 },
  { name: 'dense 100', mentees: 100, mentors: 100, places: 100, dense: true, top: 1000 },
  { name: 'dense 1000', mentees: 1000, mentors: 1000, places: 1000, dense: true, top: 1000 },
  { name: 'dense 2000, costs to 1e6', mentees: 2000, mentors: 2000, places: 2000, dense: true, top: 1000000 },
  { name: 'dense 2000, scores 0..100', mentees: 2000, mentors: 2000, places: 2000, dense: true, top: 100 },
  { name: 'dense 2000 x 500, 1900 places', mentees: 2000, mentors: 500, places: 1900, dense: true, top: 1000 },
  { name: 'dense 5000', mentees: 5000, mentors: 5000, places: 5000, dense: true, top: 1000000 },
  ...[
    [10000, '10k'],
    [100000, '100k'],
  ].flatMap(([n, label]) => [
    ...(n === 10000
      ? [{ name: '10k x 10k, one place each', mentees: n, mentors: n, places: n, row: 35, top: 1000 }]
      : []),
    { name: `${label} tight`, mentees: n, mentors: 0.4 * n, places: n, row: 35, top: 1000 },
    { name: `${label} slack`, mentees: n, mentors: 0.4 * n, places: 1.05 * n, row: 35, top: 1000 },
    { name: `${label} over-subscribed`, mentees: n, mentors: 0.4 * n, places: 0.7 * n, row: 35, top: 1000 },
    {
      name: `${label} popular`,
      mentees: n,
      mentors: 0.4 * n,
      places: 0.9 * n,
      row: 35,
      top: 100,
      grain: 5,
      popular: true,
    },
    { name: `${label} clustered`, mentees: n, mentors: 0.4 * n, places: n, row: 35, top: 1000, clusters: n / 100 },
    {
      name: `${label} one subject starved`,
      mentees: n,
      mentors: 0.3 * n,
      places: n,
      row: 35,
      top: 1000,
      starved: true,
    },
  ]),
];

/** The graph of an instance: rows of mentors ascending, costs `top - score`. */
function build(spec) {
  const random = randomFrom(spec.mentees * 31 + spec.places * 7 + spec.top);
  const { mentees, mentors, places, top, grain = 1 } = spec;
  const capacity = new Int32Array(mentors);
  if (places >= mentors) capacity.fill(1);
  for (let i = places >= mentors ? mentors : 0; i < places; i++) capacity[Math.floor(random() * mentors)]++;
  const start = new Int32Array(mentees + 1);
  const rows = [];
  let pairs = 0;
  const stamp = new Int32Array(mentors).fill(-1);
  for (let e = 0; e < mentees; e++) {
    let row;
    if (spec.dense) row = null;
    else {
      row = [];
      const size = spec.row - 10 + Math.floor(random() * 21);
      for (let i = 0; i < size; i++) {
        const m = pick(spec, e, random);
        if (stamp[m] === e) continue;
        stamp[m] = e;
        row.push(m);
      }
      row.sort((a, b) => a - b);
    }
    rows.push(row);
    pairs += row === null ? mentors : row.length;
    start[e + 1] = pairs;
  }
  const mentor = new Int32Array(pairs);
  const cost = new Float64Array(pairs);
  for (let e = 0; e < mentees; e++) {
    for (let k = start[e]; k < start[e + 1]; k++) {
      mentor[k] = rows[e] === null ? k - start[e] : rows[e][k - start[e]];
      cost[k] = top - Math.floor((random() * (top + 1)) / grain) * grain;
    }
  }
  const degree = new Int32Array(mentors);
  for (const m of mentor) degree[m]++;
  for (let m = 0; m < mentors; m++) capacity[m] = Math.min(capacity[m], degree[m]);
  return { mentees, mentors, capacity, start, mentor, cost };
}

function pick(spec, e, random) {
  const { mentors, mentees } = spec;
  if (spec.popular) return Math.floor(random() ** 3 * mentors);
  if (spec.clusters) {
    const cluster = e % spec.clusters;
    const size = mentors / spec.clusters;
    if (random() < 0.97) return Math.floor((cluster + random()) * size);
    return Math.floor(random() * mentors);
  }
  if (spec.starved) {
    // Two fifths of the mentees ask for what one sixth of the mentors teach.
    const sixth = Math.floor(mentors / 6);
    return e < 0.4 * mentees ? Math.floor(random() * sixth) : sixth + Math.floor(random() * (mentors - sixth));
  }
  return Math.floor(random() * mentors);
}

/** Milliseconds this thread has computed; wall time where Linux does not tell. */
function processorTime() {
  const file = '/proc/thread-self/schedstat';
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : performance.now();
}

/** Runs our solver once in this process and prints the result as JSON. */
async function runOurs(name, bundle) {
  const { findOptimum, faceOf, breakTies } = await import(pathToFileURL(bundle));
  const graph = build(instances.find((spec) => spec.name === name));
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const phases = {};
  let last = processorTime();
  const started = last;
  const note = (phase) => {
    const now = processorTime();
    phases[phase] = (phases[phase] ?? 0) + now - last;
    last = now;
  };
  const optimum = findOptimum(graph, note);
  const total = processorTime() - started;
  const memory = process.resourceUsage().maxRSS / 1024 - before / 1048576;
  let matched = 0;
  let cost = 0;
  for (const k of optimum.matching.pair) {
    if (k < 0) continue;
    matched++;
    cost += graph.cost[k];
  }
  last = processorTime();
  const score = graph.cost.map((c) => 1e6 - c);
  const face = faceOf(graph, score, new Int32Array(graph.mentors), optimum);
  note('face');
  breakTies(face, 'loads');
  note('ties');
  process.stdout.write(JSON.stringify({ matched, cost, total, phases, memory }));
}

function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function written(graph, folder) {
  const file = join(folder, 'instance.bin');
  const pairs = graph.mentor.length;
  const head = new Int32Array([graph.mentees, graph.mentors, pairs]);
  writeFileSync(
    file,
    Buffer.concat(
      [head, graph.capacity, graph.start, graph.mentor, Int32Array.from(graph.cost)].map((a) => Buffer.from(a.buffer)),
    ),
  );
  return file;
}

function lemonProgram(folder) {
  const program = join(folder, 'lemon');
  const built = spawnSync('g++', ['-O2', '-std=c++17', '-o', program, join(here, 'bench-pairing.cpp')], {
    encoding: 'utf8',
  });
  return built.status === 0 ? program : null;
}

function hasScipy() {
  return spawnSync('python3', ['-c', 'import scipy.optimize'], { encoding: 'utf8' }).status === 0;
}

async function main() {
  const args = process.argv.slice(2);
  const valueOf = (flag) => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
  if (args.includes('--run')) return runOurs(valueOf('--run'), valueOf('--bundle'));
  const runs = Number(valueOf('--runs') ?? 3);
  const only = valueOf('--only');
  const jitless = args.includes('--jitless');
  const folder = mkdtempSync(join(tmpdir(), 'bench-pairing-'));
  try {
    const { buildSync } = await import('esbuild');
    const bundle = join(folder, 'solver.mjs');
    const room = join(here, '..', 'src', 'pairing', 'solver');
    buildSync({
      stdin: {
        contents: `export { findOptimum } from './optimum'; export { faceOf } from './face'; export { breakTies } from './ties';`,
        resolveDir: room,
      },
      bundle: true,
      format: 'esm',
      target: 'es2020',
      outfile: bundle,
    });
    const lemon = args.includes('--ours') ? null : lemonProgram(folder);
    const scipy = !args.includes('--ours') && hasScipy();
    if (lemon === null) console.log('LEMON is not compared (needs g++ and liblemon-dev).');
    if (!scipy) console.log('scipy is not compared (needs python3-scipy).');
    for (const spec of instances) {
      if (only !== undefined ? !spec.name.includes(only) : spec.mentees > 10000 && !args.includes('--all')) continue;
      const graph = build(spec);
      const file = written(graph, folder);
      const ours = [];
      const others = { lemon: [], scipy: [] };
      for (let run = 0; run < runs; run++) {
        const flags = ['--expose-gc', ...(jitless ? ['--jitless'] : [])];
        const out = execFileSync(
          process.execPath,
          [...flags, fileURLToPath(import.meta.url), '--run', spec.name, '--bundle', bundle],
          { encoding: 'utf8' },
        );
        ours.push(JSON.parse(out));
        if (lemon !== null) others.lemon.push(JSON.parse(execFileSync(lemon, [file], { encoding: 'utf8' })));
        if (scipy && (spec.dense || spec.mentees <= 10000)) {
          others.scipy.push(
            JSON.parse(execFileSync('python3', [join(here, 'bench-pairing.py'), file], { encoding: 'utf8' })),
          );
        }
      }
      const total = median(ours.map((run) => run.total));
      const phases = Object.keys(ours[0].phases)
        .map((phase) => `${phase} ${median(ours.map((run) => run.phases[phase])).toFixed(1)}`)
        .join(', ');
      console.log(
        `${spec.name}: E ${spec.mentees}, M ${spec.mentors}, places ${spec.places}, pairs ${graph.mentor.length}, matched ${ours[0].matched}`,
      );
      console.log(`  ours  ${total.toFixed(1)} ms, +${ours[0].memory.toFixed(0)} MB (${phases})`);
      for (const [name, results] of Object.entries(others)) {
        if (results.length === 0) continue;
        const ms = median(results.map((run) => run.ms));
        const same = results.every((run) => run.matched === ours[0].matched && run.cost === ours[0].cost);
        console.log(
          `  ${name.padEnd(5)} ${ms.toFixed(1)} ms, ratio ${(total / ms).toFixed(2)}, ${same ? 'same answer' : `DIFFERENT ANSWER ${JSON.stringify(results[0])}`}`,
        );
        if (!same) process.exitCode = 1;
      }
    }
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true });
  }
}

await main();
