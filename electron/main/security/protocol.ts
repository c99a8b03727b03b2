import type { Protocol } from 'electron';
import type { BuiltFile, BuiltFileLookup } from './built-file-table.ts';
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
export function answerFromTable(table: BuiltFileLookup, request: { method: string; url: string }): TableAnswer {
  if (!isAppUrl(request.url)) return refuse(403);
  if (request.method !== 'GET') return refuse(405);
  const { pathname, search } = new URL(request.url);
  const file = search === '' ? table.get(pathname) : undefined;
  if (file === undefined) return refuse(404);
  return { status: 200, headers: { ...securityHeaders, 'Content-Type': file.contentType }, bytes: file.bytes };
}

// Schemes that lead out of the app; each is answered here with a refusal before anything is opened.
const refusedSchemes = ['file', 'http', 'https'] as const;

/** The one picture that is not built: the office's logo, kept in its own data. Null for every path but that of the current one. */
export type OfficePicture = (pathname: string) => Promise<BuiltFile | null>;
const officePicturePath = /^\/office-logo-[0-9a-f]{16}\.(?:png|jpg|svg)$/;

/** Answers the path of the office's logo; null for a request that is about something else. */
export function answerFromOffice(picture: OfficePicture, request: { method: string; url: string }): Promise<TableAnswer> | null {
  if (!isAppUrl(request.url) || request.method !== 'GET') return null;
  const { pathname, search } = new URL(request.url);
  if (search !== '' || !officePicturePath.test(pathname)) return null;
  return picture(pathname).then((file) =>
    file === null ? refuse(404) : { status: 200, headers: { ...securityHeaders, 'Content-Type': file.contentType, 'Cache-Control': 'no-store' }, bytes: file.bytes },
  );
}

/**
 * Serves the app's own scheme from the table and refuses `file:` and the network at the same place.
 * @param handedOut called with the path after each file of the table was answered.
 */
export function guardProtocols(protocol: Protocol, table: BuiltFileLookup, picture: OfficePicture, handedOut: (path: string) => void = () => undefined): void {
  // The older call on purpose: protocol.handle loads Node's fetch for its first answer, which holds the first page up for
  // 50 to 120 ms (docs/adr/0008).
  protocol.registerBufferProtocol(appScheme, (request, answer) => {
    const send = ({ status, headers, bytes }: TableAnswer) =>
      answer({ statusCode: status, headers: { ...headers }, data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) });
    const drawn = answerFromOffice(picture, request);
    if (drawn !== null) void drawn.then(send);
    else {
      send(answerFromTable(table, request));
      handedOut(new URL(request.url).pathname);
    }
  });
  for (const scheme of refusedSchemes) protocol.handle(scheme, () => new Response(null, { status: 403, headers: securityHeaders }));
}
