import type { CodeKey, CodeSystem } from '../../../db/model/code.ts';
import { failure, success, type Result } from '../../../db/model/result.ts';

/** The scheme of links into the app; the window's own scheme is another (security/origin.ts). */
export const linkScheme = 'codetray';

const link = /^codetray:\/\/code\/([0-9A-Z.]{3,8})\/?$/i;

/** Each system by the shape of its codes, which no other has: 27397 and 0633T, G0105, M62.40, 0KN24ZZ. A diagnosis has its dot. */
const shapes: readonly [CodeSystem, RegExp][] = [
  ['CPT', /^(?:\d{5}|\d{4}[AFMTU])$/],
  ['HCPCS', /^[A-Z]\d{4}$/],
  ['ICD10CM', /^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/],
  ['ICD10PCS', /^[0-9A-HJ-NP-Z]{7}$/],
];

/**
 * Reads `codetray://code/27397`. Links come from anybody: an e-mail, a web page. The whole grammar is the one above, nothing is
 * decoded, completed or passed on, and all that a link can do is show a page. Errors: `bad-arguments`.
 */
export function readLink(text: string): Result<CodeKey> {
  const code = link.exec(text)?.[1]?.toUpperCase();
  const system = code === undefined ? undefined : shapes.find(([, shape]) => shape.test(code))?.[0];
  if (code === undefined || system === undefined) {
    return failure(
      'bad-arguments',
      'A link was not followed, because it does not name a code the way codetray://code/27397 does. Nothing was opened or changed.',
      JSON.stringify(text.slice(0, 200)),
    );
  }
  return success({ system, code });
}

/** The link among the arguments of a start; the system puts it there when somebody follows one. */
export function linkAmong(argv: readonly string[]): string | null {
  return argv.find((argument) => /^codetray:/i.test(argument)) ?? null;
}
