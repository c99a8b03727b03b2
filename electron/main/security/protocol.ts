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

/** One answer of the app's scheme; `bytes` is empty for a refusal. */
export interface TableAnswer {
  readonly status: 200 | 403 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const nothing = new Uint8Array(0);

function refuse(status: 403 | 404 | 405): TableAnswer {
  return { status, headers: securityHeaders, bytes: nothing };
}

/** Answers one request from the table. The path must stand there letter for letter; nothing is decoded, joined or guessed. */
export function answerFromTable(table: BuiltFileTable, request: { method: string; url: string }): TableAnswer {
  if (!isAppUrl(request.url)) return refuse(403);
  if (request.method !== 'GET') return refuse(405);
  const { pathname, search } = new URL(request.url);
  const file = search === '' ? table.get(pathname) : undefined;
  if (file === undefined) return refuse(404);
  return { status: 200, headers: { ...securityHeaders, 'Content-Type': file.contentType }, bytes: file.bytes };
}

// Schemes that lead out of the app; each is answered here with a refusal before anything is opened.
const refusedSchemes = ['file', 'http', 'https'] as const;

/** Serves the app's own scheme from the table and refuses `file:` and the network at the same place. */
export function guardProtocols(protocol: Protocol, table: BuiltFileTable): void {
  // The older call on purpose: protocol.handle loads Node's fetch for its first answer, which holds the first page up for
  // 50 to 120 ms (docs/adr/0008).
  protocol.registerBufferProtocol(appScheme, (request, answer) => {
    const { status, headers, bytes } = answerFromTable(table, request);
    answer({ statusCode: status, headers: { ...headers }, data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) });
  });
  for (const scheme of refusedSchemes) protocol.handle(scheme, () => new Response(null, { status: 403, headers: securityHeaders }));
}
