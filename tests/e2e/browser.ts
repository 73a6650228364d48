/**
 * A browser for tests: an installed Chrome or Chromium, else the one that comes from the npm registry. That one is
 * packed for servers, so its libraries and fonts are brought along; letters are Roboto's, which pdfmake has with Cyrillic.
 *
 * `TEST_BROWSER=npm` takes the registry's browser whatever is installed; any other value is the path of one to take.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser talks to nobody but the server under test, also when the tests run as root. */
const ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** What the registry's browser needs to live without a display and a graphics card. */
const PACKED_ARGS = [...ARGS, '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none', '--no-zygote'];

/** One browser for the tests of a file, which may take their time in it: made before them, closed after them. */
export function browserOfTests(): () => Browser {
  let browser: Browser;
  jest.setTimeout(180_000);
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  return () => browser;
}

/** Opens a browser without a window. */
async function launchBrowser(): Promise<Browser> {
  const wanted = process.env['TEST_BROWSER'] ?? '';
  if (wanted !== 'npm') {
    const executablePath = wanted || INSTALLED.find((file) => existsSync(file));
    if (executablePath) return chromium.launch({ executablePath, headless: true, args: ARGS });
  }
  const folder = await unpackedBrowser();
  return chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    headless: true,
    args: PACKED_ARGS,
    env: {
      ...(process.env as Record<string, string>),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
    },
  });
}

/**
 * Unpacks the registry's browser once a version. The package unpacks into the system's temporary folder and takes a
 * half-written file of another process for a whole one; so it gets a folder of its own, which is then renamed.
 */
async function unpackedBrowser(): Promise<string> {
  const manifest = await readFile(path.resolve('node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = path.join(tmpdir(), `mentoring-test-browser-${version}`);
  if (existsSync(folder)) return folder;
  const fresh = await mkdtemp(`${folder}-`);
  const unpack = "import('@sparticuz/chromium').then((packed) => packed.default.executablePath())";
  // The name of a serverless platform makes the package unpack its libraries too.
  const env = { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', unpack], { env });
  await mkdir(path.join(fresh, 'font-cache'));
  const roboto = path.resolve('node_modules/pdfmake/fonts/Roboto');
  await writeFile(path.join(fresh, 'fonts.conf'), fontConfig(roboto, path.join(folder, 'font-cache')));
  try {
    await rename(fresh, folder);
  } catch (error) {
    // Another process was quicker.
    if (!existsSync(folder)) throw error;
    await rm(fresh, { recursive: true });
  }
  return folder;
}

function fontConfig(fonts: string, cache: string): string {
  const aliases = ['sans-serif', 'serif', 'monospace', 'system-ui', 'Arial', 'Segoe UI'].map(
    (family) => `<alias binding="same"><family>${family}</family><prefer><family>Roboto</family></prefer></alias>`,
  );
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir>${aliases.join('')}</fontconfig>`,
  ].join('\n');
}
