/**
 * The headers of every reply, errors included: nothing is cached, nothing is guessed, nothing is framed, and the page
 * can load and ask nothing outside this server (OWASP ASVS 5.0 V3.4, V14.3.2).
 */

const common: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * For the page's own origin. Styles may stand inline because the grid positions its layers by style attributes;
 * scripts may not. The grid draws pictures and cursors from `data:` and `blob:` addresses.
 *
 * @param frameOrigin where the sidebar's frames come from
 */
export function pageHeaders(frameOrigin: string): Readonly<Record<string, string>> {
  return {
    ...common,
    'Content-Security-Policy': [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "connect-src 'self'",
      `frame-src ${frameOrigin}`,
      "worker-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
  };
}

/**
 * For the pages by which people fill in forms: no script at all, and nothing is sent but to this server. The origin may
 * be named, or no browser would say where a form that is sent comes from.
 */
export const formHeaders: Readonly<Record<string, string>> = {
  ...common,
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/**
 * For the add-on's HTML. It brings its scripts and styles inline, as HtmlService serves them, and may reach nothing:
 * what it wants from the outside it asks of the page by messages.
 *
 * @param pageOrigins who may frame it
 */
export function frameHeaders(pageOrigins: readonly string[]): Readonly<Record<string, string>> {
  return {
    ...common,
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'unsafe-inline'",
      "style-src 'unsafe-inline'",
      'img-src data: blob:',
      'font-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${pageOrigins.join(' ')}`,
    ].join('; '),
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Origin-Agent-Cluster': '?1',
  };
}
