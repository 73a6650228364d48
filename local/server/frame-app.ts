/**
 * The origin of the add-on's HTML. It answers one kind of request, changes nothing and knows no token.
 */
import { Hono } from 'hono';
import { checkHost, hostNames } from './guard';
import { frameHeaders } from './headers';
import type { Views } from './views';

export interface FrameAppOptions {
  readonly views: Views;
  /** The page's script for frames (google.script.*), put before everything of the add-on's. */
  readonly shim: string;
  /** Ports are known only once the servers listen. */
  readonly framePort: () => number;
  readonly pagePort: () => number;
}

export function createFrameApp({ views, shim, framePort, pagePort }: FrameAppOptions): Hono {
  const app = new Hono();
  const closed = (status: 403 | 404 | 405): Response => new Response('', { status });

  app.use(async (c, next) => {
    await next();
    const origins = hostNames(pagePort()).map((name) => `http://${name}`);
    for (const [name, value] of Object.entries(frameHeaders(origins))) c.res.headers.set(name, value);
  });
  app.get('/view/:id', (c) => {
    if (checkHost({ method: 'GET', header: (name) => c.req.header(name) }, framePort())) return closed(403);
    const dest = c.req.header('sec-fetch-dest');
    if (dest !== undefined && dest !== 'iframe') return closed(403);
    const html = views.get(c.req.path);
    // A script ahead of everything is put into the head by the parser, whatever tags the add-on's HTML opens itself.
    return html === undefined ? closed(404) : c.html(`<!doctype html><script>${shim}</script>${html}`);
  });
  app.notFound(() => closed(404));
  app.onError(() => closed(404));
  return app;
}
