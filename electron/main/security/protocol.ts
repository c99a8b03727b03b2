import type { Protocol } from 'electron';
import type { BuiltFileTable } from './built-file-table.ts';
import { securityHeaders } from './csp.ts';
import { appScheme, isAppUrl } from './origin.ts';

/** Must be registered before the app is ready: it makes `app://codetray` an origin of its own, with strict same-origin rules. */
export const appSchemePrivileges = {
  scheme: appScheme,
  privileges: {
    standard: true,
    secure: true,
    codeCache: true,
    supportFetchAPI: false,
    corsEnabled: false,
    bypassCSP: false,
    allowServiceWorkers: false,
    stream: false,
  },
};

function refuse(status: 403 | 404 | 405): Response {
  return new Response(null, { status, headers: securityHeaders });
}

/** Answers one request from the table. The path must stand there letter for letter; nothing is decoded, joined or guessed. */
export function answerFromTable(table: BuiltFileTable, request: { method: string; url: string }): Response {
  if (!isAppUrl(request.url)) return refuse(403);
  if (request.method !== 'GET') return refuse(405);
  const { pathname, search } = new URL(request.url);
  const file = search === '' ? table.get(pathname) : undefined;
  if (file === undefined) return refuse(404);
  return new Response(file.bytes, { headers: { ...securityHeaders, 'Content-Type': file.contentType } });
}

// Schemes that lead out of the app; each is answered here with a refusal before anything is opened.
const refusedSchemes = ['file', 'http', 'https'] as const;

/** Serves the app's own scheme from the table and refuses `file:` and the network at the same place. */
export function guardProtocols(protocol: Protocol, table: BuiltFileTable): void {
  protocol.handle(appScheme, (request) => answerFromTable(table, request));
  for (const scheme of refusedSchemes) protocol.handle(scheme, () => refuse(403));
}
