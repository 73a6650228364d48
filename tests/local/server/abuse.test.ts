/**
 * S21-S24: who reaches the local server from where it should not be reached, over real sockets.
 */
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { startServer } from '../../../local/server/start-server';
import type { RunningServer } from '../../../local/server/start-server';
import { FakeHost } from './fake-host';
import { pageFolder } from './page-folder';
import { rawRequest } from './raw-request';
import type { RawReply } from './raw-request';
import { planDocument } from './sample-document';

const host = new FakeHost(planDocument(), { createRoadmap: () => 'done' });
let server: RunningServer;
let framePort = 0;

beforeAll(async () => {
  server = await startServer(host, {
    fileName: 'school.xlsx',
    readFile: () => Promise.resolve(new Uint8Array([80, 75])),
    assetsDir: await pageFolder(),
  });
  const state = (await (await fetch(`${base()}/api/state`, { headers: own() })).json()) as { frameOrigin: string };
  framePort = Number(new URL(state.frameOrigin).port);
});
afterAll(() => server.close());
beforeEach(() => {
  host.edits.length = 0;
  host.runs.length = 0;
  host.saves = 0;
});

const base = (): string => `http://127.0.0.1:${server.port}`;
// A connection for each call: one kept open might be the one on which the server has just hung up.
const own = (): Record<string, string> => ({ 'x-launch-token': server.token, connection: 'close' });
const ownLines = (): string[] => [`Host: 127.0.0.1:${server.port}`, `X-Launch-Token: ${server.token}`];
const nothingHappened = (): void => {
  expect(host.edits).toEqual([]);
  expect(host.runs).toEqual([]);
  expect(host.saves).toBe(0);
};

function expectGuarded({ headers }: RawReply): void {
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('content-security-policy')).toContain("object-src 'none'");
  expect(headers.get('content-security-policy')).toContain("base-uri 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('access-control-allow-origin')).toBeUndefined();
}

describe('S21: reachable from this computer alone', () => {
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address, family, scopeid }) => (family === 'IPv6' && scopeid ? `${address}%${scopeid}` : address));

  test.each([...others, '127.0.0.2', '::1'])('%s is refused', async (address) => {
    const connected = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: address, port: server.port });
      socket.setTimeout(1_000, () => socket.destroy());
      socket.on('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
      socket.on('close', () => resolve(false));
    });
    expect(connected).toBe(false);
  });

  test('the address to open is a loopback one, and the token stands behind the #', () => {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/#${server.token}`);
    expect(server.token.length).toBeGreaterThanOrEqual(32);
  });
});

describe('S22: the Host header', () => {
  const forms = (port: number): string[][] => [
    ['Host: evil.example'],
    [`Host: evil.example:${port}`],
    [`Host: 127.0.0.1.evil.example:${port}`],
    [`Host: localhost.evil.example:${port}`],
    ['Host: 127.0.0.1'],
    ['Host: localhost'],
    ['Host: 127.0.0.1:80'],
    [`Host: 127.0.0.1:${port + 1}`],
    [`Host: 127.0.0.1:0${port}`],
    [`Host: 127.0.0.1.:${port}`],
    [`Host: localhost.:${port}`],
    [`Host: LOCALHOST:${port}`],
    [`Host: LocalHost:${port}`],
    [`Host: user@127.0.0.1:${port}`],
    [`Host: evil.example@127.0.0.1:${port}`],
    [`Host: [::1]:${port}`],
    [`Host: [::ffff:127.0.0.1]:${port}`],
    [`Host: 0.0.0.0:${port}`],
    [`Host: 127.1:${port}`],
    [`Host: 2130706433:${port}`],
    [`Host: 0x7f000001:${port}`],
    [`Host: 127.0.0.1:${port}/`],
    [`Host: 127.0.0.1:${port}, evil.example`],
    [`Host: 127.0.0.1:${port}#`],
    ['Host:'],
    [],
    [`Host: 127.0.0.1:${port}`, 'Host: evil.example'],
    ['Host: evil.example', `Host: 127.0.0.1:${port}`],
    [`Host: 127.0.0.1:${port}`, `Host: 127.0.0.1:${port}`],
    ['Host: evil.example', `X-Forwarded-Host: 127.0.0.1:${port}`],
  ];

  test('every foreign form is refused with the guarding headers, for files and for calls', async () => {
    for (const form of forms(server.port)) {
      for (const path of ['/', '/page.js', '/api/state']) {
        const reply = await rawRequest(server.port, [
          `GET ${path} HTTP/1.1`,
          ...form,
          `X-Launch-Token: ${server.token}`,
        ]);
        expect({ form, path, refused: [400, 403].includes(reply.status) }).toEqual({ form, path, refused: true });
        expectGuarded(reply);
      }
    }
  });

  test('a foreign absolute target does not outweigh the Host header', async () => {
    const reply = await rawRequest(server.port, [
      'GET http://evil.example/api/state HTTP/1.1',
      'Host: evil.example',
      `X-Launch-Token: ${server.token}`,
    ]);
    expect(reply.status).toBe(403);
  });

  test.each(['127.0.0.1', 'localhost'])('%s with the port is ours', async (name) => {
    const reply = await rawRequest(server.port, [
      'GET /api/state HTTP/1.1',
      `Host: ${name}:${server.port}`,
      `X-Launch-Token: ${server.token}`,
    ]);
    expect(reply.status).toBe(200);
    expectGuarded(reply);
  });

  test('HTTP/1.0 without a Host is refused', async () => {
    const reply = await rawRequest(server.port, ['GET / HTTP/1.0']);
    expect([400, 403]).toContain(reply.status);
    expectGuarded(reply);
  });

  test('the origin of the frames has the same rule', async () => {
    for (const form of forms(framePort)) {
      const reply = await rawRequest(framePort, ['GET /view/x HTTP/1.1', ...form]);
      expect([400, 403]).toContain(reply.status);
    }
  });
});

describe('S23: other sites in the same browser', () => {
  const edit = JSON.stringify({ edits: [{ sheetId: 10, row: 4, column: 1, input: 'чужое' }] });
  const post = (path: string, lines: readonly string[], body: string): Promise<RawReply> =>
    rawRequest(server.port, [`POST ${path} HTTP/1.1`, ...lines, `Content-Length: ${Buffer.byteLength(body)}`], body);

  test.each([
    ['no token', [], 'application/json', 401],
    ['a wrong token', ['X-Launch-Token: x'], 'application/json', 401],
    ['an empty token', ['X-Launch-Token: '], 'application/json', 401],
    ['a form', [], 'application/x-www-form-urlencoded', 401],
    ['a text/plain form', [], 'text/plain', 401],
    ['a multipart form', [], 'multipart/form-data; boundary=x', 401],
  ] as const)('%s changes nothing', async (_name, lines, type, status) => {
    const reply = await post('/api/edit', [`Host: 127.0.0.1:${server.port}`, ...lines, `Content-Type: ${type}`], edit);
    expect(reply.status).toBe(status);
    expectGuarded(reply);
    nothingHappened();
  });

  test.each([
    ['Origin: http://evil.example', 403],
    ['Origin: null', 403],
    ['Origin: https://127.0.0.1', 403],
    ['Origin: http://127.0.0.1', 403],
    ['Origin: http://127.0.0.1:1', 403],
    ['Origin: file://', 403],
    ['Sec-Fetch-Site: cross-site', 403],
    ['Sec-Fetch-Site: same-site', 403],
    ['Sec-Fetch-Site: none', 403],
    ['Content-Type: text/plain', 415],
    ['Content-Type: application/jsonp', 415],
    ['Content-Type: text/plain; x=application/json', 415],
    ['Content-Type: application/json, text/plain', 415],
  ])('even with the token, %s changes nothing', async (line, status) => {
    const type = line.startsWith('Content-Type') ? [] : ['Content-Type: application/json'];
    const reply = await post('/api/edit', [...ownLines(), ...type, line], edit);
    expect(reply.status).toBe(status);
    expectGuarded(reply);
    nothingHappened();
  });

  test('the sidebar, another port of the same computer, cannot call with the token it does not have', async () => {
    const reply = await post(
      '/api/edit',
      [
        ...ownLines(),
        'Content-Type: application/json',
        `Origin: http://127.0.0.1:${framePort}`,
        'Sec-Fetch-Site: same-site',
      ],
      edit,
    );
    expect(reply.status).toBe(403);
    nothingHappened();
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s changes nothing', async (method) => {
    for (const path of [
      '/api/edit',
      '/api/run',
      '/api/rpc',
      '/api/answer',
      '/api/stop',
      '/api/select',
      '/api/import',
      '/api/save',
    ]) {
      const reply = await rawRequest(server.port, [
        `${method} ${path}?functionName=createRoadmap HTTP/1.1`,
        ...ownLines(),
      ]);
      expect([400, 404, 405]).toContain(reply.status);
    }
    nothingHappened();
  });

  test('a preflight of another site is granted nothing', async () => {
    const reply = await rawRequest(server.port, [
      'OPTIONS /api/edit HTTP/1.1',
      `Host: 127.0.0.1:${server.port}`,
      'Origin: http://evil.example',
      'Access-Control-Request-Method: POST',
      'Access-Control-Request-Headers: x-launch-token',
      'Access-Control-Request-Private-Network: true',
    ]);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect([...reply.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('a WebSocket handshake is refused', async () => {
    for (const path of ['/', '/api/events', '/api/state']) {
      const reply = await rawRequest(server.port, [
        `GET ${path} HTTP/1.1`,
        ...ownLines(),
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      ]);
      expect(reply.status).toBe(400);
    }
  });

  test.each(['script', 'image', 'iframe', 'style', 'object'])(
    'another site cannot pull the page in as %s',
    async (dest) => {
      for (const path of ['/', '/page.js']) {
        const reply = await rawRequest(server.port, [
          `GET ${path} HTTP/1.1`,
          `Host: 127.0.0.1:${server.port}`,
          'Sec-Fetch-Site: cross-site',
          `Sec-Fetch-Mode: ${dest === 'iframe' ? 'navigate' : 'no-cors'}`,
          `Sec-Fetch-Dest: ${dest}`,
        ]);
        expect(reply.status).toBe(403);
        expectGuarded(reply);
      }
    },
  );

  test('a link on another site may open the page: it says nothing without the token', async () => {
    const reply = await rawRequest(server.port, [
      'GET / HTTP/1.1',
      `Host: 127.0.0.1:${server.port}`,
      'Sec-Fetch-Site: cross-site',
      'Sec-Fetch-Mode: navigate',
      'Sec-Fetch-Dest: document',
    ]);
    expect(reply.status).toBe(200);
    expect(reply.body).not.toContain(server.token);
  });

  test('the token is in no reply', async () => {
    for (const path of ['/', '/page.js', '/frame.js', '/api/state', '/api/sheets?ids=10', '/api/nothing']) {
      const reply = await rawRequest(server.port, [`GET ${path} HTTP/1.1`, ...ownLines()]);
      expect(reply.body + [...reply.headers.values()].join()).not.toContain(server.token);
    }
  });

  test('a token in the address, in a cookie or in the body does not count', async () => {
    const lines = [
      `Host: 127.0.0.1:${server.port}`,
      `Cookie: x-launch-token=${server.token}`,
      'Content-Type: application/json',
    ];
    const body = JSON.stringify({ edits: [], 'x-launch-token': server.token });
    expect((await post(`/api/edit?x-launch-token=${server.token}`, lines, body)).status).toBe(401);
    nothingHappened();
  });
});

describe('S24: headers of every reply', () => {
  test.each([
    ['GET / HTTP/1.1', 200],
    ['GET /index.html HTTP/1.1', 200],
    ['GET /page.js HTTP/1.1', 200],
    ['GET /api/state HTTP/1.1', 200],
    ['GET /api/file HTTP/1.1', 200],
    ['GET /api/none HTTP/1.1', 404],
    ['GET /secret.txt HTTP/1.1', 404],
    ['GET /../../../etc/passwd HTTP/1.1', 404],
    ['GET /..%2f..%2fetc/passwd HTTP/1.1', 404],
    ['GET /%2e%2e/secret.txt HTTP/1.1', 404],
    ['GET /%00 HTTP/1.1', 404],
    ['GET /%zz HTTP/1.1', 404],
    ['GET //evil.example/ HTTP/1.1', 404],
    ['DELETE / HTTP/1.1', 405],
    ['POST /api/edit HTTP/1.1', 415],
  ])('%s', async (line, status) => {
    const reply = await rawRequest(server.port, [line, ...ownLines()]);
    expect(reply.status).toBe(status);
    expectGuarded(reply);
  });

  test.each([
    ['not HTTP at all', ['hello']],
    ['a broken header', ['GET / HTTP/1.1', 'Host 127.0.0.1']],
    ['a huge header', ['GET / HTTP/1.1', `X: ${'x'.repeat(70_000)}`]],
    ['two lengths', ['POST /api/edit HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2']],
    ['a length and chunks', ['POST /api/edit HTTP/1.1', 'Content-Length: 3', 'Transfer-Encoding: chunked']],
  ])('a request that is %s', async (_name, lines) => {
    const reply = await rawRequest(server.port, lines);
    expect(reply.status).toBe(400);
    expectGuarded(reply);
  });

  test('the frames may be framed by the page alone, and reach nothing', async () => {
    host.emit({ type: 'view', view: { kind: 'sidebar', title: 'Панель', html: '<p>ok</p>' } });
    const reply = await rawRequest(framePort, ['GET /view/unknown HTTP/1.1', `Host: 127.0.0.1:${framePort}`]);
    expect(reply.status).toBe(404);
    const policy = reply.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`frame-ancestors http://127.0.0.1:${server.port} http://localhost:${server.port}`);
    expect(policy).not.toContain('connect-src');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('sizes and shapes', () => {
  const call = (path: string, body: string): Promise<Response> =>
    fetch(base() + path, { method: 'POST', headers: { ...own(), 'Content-Type': 'application/json' }, body });

  // The server hangs up on a body it will not read; whether the refusal still arrives is a matter of timing.
  const statusOf = (sent: Promise<Response>): Promise<number> =>
    sent.then(
      (reply) => reply.status,
      () => 413,
    );

  test('a body beyond the limit is refused before it is read to its end', async () => {
    const body = JSON.stringify({ edits: [], pad: 'x'.repeat(17 * 1024 * 1024) });
    expect(await statusOf(call('/api/edit', body))).toBe(413);
    nothingHappened();
  });

  test('a body that lies about its length by being chunked is refused too', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(1024 * 1024));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (sink) => {
        if (sent++ < 20) sink.enqueue(chunk);
        else sink.close();
      },
    });
    const init = {
      method: 'POST',
      headers: { ...own(), 'Content-Type': 'application/json' },
      body,
      duplex: 'half' as const,
    };
    expect(await statusOf(fetch(`${base()}/api/edit`, init))).toBe(413);
    nothingHappened();
  });

  const edits = (edit: object): string => JSON.stringify({ edits: [edit] });
  const good = { sheetId: 10, row: 4, column: 1, input: 'x' };
  test.each([
    ['no JSON', 'edits=1', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['no edits', '{}', 400],
    ['a negative row', edits({ ...good, row: -1 }), 400],
    ['a broken row', edits({ ...good, row: 1.5 }), 400],
    ['a row as text', edits({ ...good, row: '4' }), 400],
    ['a row beyond the sheet', edits({ ...good, row: 1_000 }), 404],
    ['a column beyond the sheet', edits({ ...good, column: 26 }), 404],
    ['a sheet that is not there', edits({ ...good, sheetId: 99 }), 404],
    ['an object as input', edits({ ...good, input: {} }), 400],
    ['a text longer than a cell', edits({ ...good, input: 'ю'.repeat(50_001) }), 400],
    ['an own __proto__', '{"__proto__":{"edits":[]}}', 400],
  ])('an edit with %s is refused', async (_name, body, status) => {
    expect((await call('/api/edit', body)).status).toBe(status);
    nothingHappened();
    expect(({} as Record<string, unknown>)['edits']).toBeUndefined();
  });

  test('only the named fields go on to the host', async () => {
    const body =
      '{"edits":[{"sheetId":10,"row":4,"column":1,"input":"=1+1","__proto__":{"x":1},"style":{"bold":true}}]}';
    expect((await call('/api/edit', body)).status).toBe(200);
    expect(host.edits).toEqual([{ sheetId: 10, row: 4, column: 1, input: '=1+1' }]);
    expect(Object.keys(host.edits[0] ?? {})).toEqual(['sheetId', 'row', 'column', 'input']);
  });

  test.each(['private_', '', 'a b', '__proto__.x', 'a.b', '1a', 'a()', 'x'.repeat(300)])(
    'google.script.run does not reach %j',
    async (functionName) => {
      expect((await call('/api/rpc', JSON.stringify({ functionName, args: [] }))).status).toBe(400);
      nothingHappened();
    },
  );

  test.each([
    '../plan.docx',
    'a/b.docx',
    'a\\b.docx',
    'C:plan.docx',
    '..',
    '.',
    '',
    ' ',
    'a\u0000.docx',
    'x'.repeat(256),
  ])('a plan named %j is refused', async (name) => {
    expect((await call('/api/import', JSON.stringify({ name, base64: 'AAAA' }))).status).toBe(400);
  });

  test.each(['AAA', 'A===', 'AA=A', 'ÿÿÿÿ', '-_-_'])('bytes %j are refused', async (base64) => {
    expect((await call('/api/import', JSON.stringify({ name: 'plan.docx', base64 }))).status).toBe(400);
  });
});
