/**
 * Starts what a curator's browser talks to: the page on one loopback port, the add-on's HTML on another.
 * There is no way to bind another address (OWASP ASVS 5.0 V13.2): a school's network has nothing to do with it.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Host } from '../host';
import { readAssets } from './assets';
import { EventStreams } from './event-stream';
import { createFrameApp } from './frame-app';
import { pageHeaders } from './headers';
import { createPageApp, refuse } from './page-app';
import type { PageSource } from './page-app';
import { Session } from './session';
import { Views } from './views';

export interface ServerOptions extends PageSource {
  /** Folder that `local/page/build.mjs` filled. */
  readonly assetsDir: string;
  /** Port of the page; 0 or absent: any free one. */
  readonly port?: number;
}

export interface RunningServer {
  /** The address to open; the part after `#` is the token of this launch and never leaves the browser. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** Ends open connections too; the host stays open. */
  readonly close: () => Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * Starts serving a host.
 *
 * @throws Error with the code EADDRINUSE where the port is taken
 */
export async function startServer(host: Host, options: ServerOptions): Promise<RunningServer> {
  const { assetsDir, port = 0, ...source } = options;
  const assets = await readAssets(assetsDir);
  const shim = assets.get('/frame.js');
  if (!assets.has('/') || !shim) throw new Error(`No page in ${assetsDir}: build it first.`);

  const token = randomBytes(24).toString('base64url');
  const streams = new EventStreams();
  const views = new Views();
  let pagePort = 0;
  let framePort = 0;
  const frameOrigin = (): string => `http://${LOOPBACK}:${framePort}`;
  const session = new Session(host, streams, views, frameOrigin);
  const ports = { pagePort: () => pagePort, framePort: () => framePort };
  const frames = serve(createFrameApp({ views, shim: new TextDecoder().decode(shim.bytes), ...ports }), frameOrigin);
  const pages = serve(
    createPageApp({ ...source, host, session, streams, assets, token, port: ports.pagePort, frameOrigin }),
    frameOrigin,
  );
  const close = async (): Promise<void> => {
    session.close();
    streams.close();
    await Promise.all([end(pages), end(frames)]);
  };
  try {
    framePort = await listen(frames, 0);
    pagePort = await listen(pages, port);
  } catch (error) {
    await close();
    throw error;
  }
  host.forms?.publishAt(`http://${LOOPBACK}:${pagePort}/forms`);
  return { url: `http://${LOOPBACK}:${pagePort}/#${token}`, port: pagePort, token, close };
}

function serve(app: Hono, frameOrigin: () => string): Server {
  const refused = (): Response => {
    const response = refuse({ status: 400, code: 'request', message: 'Программа не поняла запрос.' });
    for (const [name, value] of Object.entries(pageHeaders(frameOrigin()))) response.headers.set(name, value);
    return response;
  };
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler: refused });
  // Requests without a Host header are for the guard to answer, with the headers of every reply.
  const server = createServer({ requireHostHeader: false }, (request, response) => void listener(request, response));
  server.on('clientError', (_error, socket) => {
    if (!socket.writable) return;
    const headers = Object.entries(pageHeaders(frameOrigin())).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 400 Bad Request\r\n${headers.join('')}Connection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  return server;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: LOOPBACK }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
