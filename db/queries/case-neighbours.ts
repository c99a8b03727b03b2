import type { CaseCheck } from '../model/case.ts';
import { codeNumber } from '../model/ncci-pairs.ts';
import { inLikelyOrder, mostPartners, type PossiblePartner } from '../rules/likely-partners.ts';
import type { CaseCatalog } from './case-catalog.ts';
import type { CasePairs } from './case-pairs.ts';
import type { CaseSources } from './case-sources.ts';

const statusSql = `SELECT code, status, source_id AS sourceId FROM pfs WHERE code IN (SELECT value FROM json_each(:codes)) AND modifier = ''`;

/** Long lists help nobody: an add-on that goes with everything is not asked for beforehand. */
const mostToAuthorise = 40;

/** A code of the case that has a page of its own. */
interface CaseCode {
  code: string;
  sectionId: number | null;
}

interface Neighbours {
  codes: readonly CaseCode[];
  addOns: readonly { addOn: string; primaryCode: string | null }[];
  families: ReadonlyMap<string, readonly { toCode: string }[]>;
  titles: ReadonlyMap<string, string>;
  pairs: CasePairs;
}

/** One of them, before its plain name is looked up. */
export type ToAuthorise = Omit<CaseCheck['alsoAuthorise'][number], 'plainName'>;

/** Codes of which somebody should think before the booking goes out, each with its reason. */
export function alsoAuthorise(catalog: CaseCatalog, sources: CaseSources, { codes, addOns, families, titles, pairs }: Neighbours): ToAuthorise[] {
  const on = new Set(codes.map(({ code }) => code));
  const found = new Map<string, { kind: 'family' | 'add-on'; why: string[] }>();
  const add = (code: string, kind: 'family' | 'add-on', why: string): void => {
    if (!on.has(code)) found.set(code, { kind, why: [...new Set([...(found.get(code)?.why ?? []), why])] });
  };
  for (const { code } of codes) for (const { toCode } of families.get(code) ?? []) add(toCode, 'family', `differs from ${code} in number, side or approach`);
  for (const { addOn, primaryCode } of addOns) if (primaryCode !== null && on.has(primaryCode)) add(addOn, 'add-on', `add-on of ${primaryCode}`);
  const near = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, mostToAuthorise).map(([code, { kind, why }]) => ({ code, title: titles.get(code) ?? null, kind, why: why.sort().join('; ') }));
  const partners = partnersOf(catalog, sources, codes, pairs, (code) => on.has(code) || found.has(code));
  return [...near, ...partners.map(({ code, title, beside }) => ({ code, title, kind: 'partner' as const, why: `may stand beside ${beside.join(', ')} with a modifier, as separate work of the same section (pair indicator 1)` }))];
}

/** So many of the likeliest are looked up to find the few that are paid. */
const mostLookedUp = 3 * mostPartners;

/** Of the sections of the case what stands in a pair of indicator 1 with one of its codes and in none of indicator 0, where Medicare pays it at all. */
function partnersOf(catalog: CaseCatalog, sources: CaseSources, codes: readonly CaseCode[], pairs: CasePairs, isNamed: (code: string) => boolean): PossiblePartner[] {
  const candidates = new Map<number, PossiblePartner & { beside: string[] }>();
  for (const { code, sectionId } of codes) {
    const section = sectionId === null ? undefined : catalog.operationsOf(sectionId);
    if (section?.byNumber.has(codeNumber(code)) !== true) continue;
    for (const [other, indicators] of pairs.indicatorsWithin(code, section.first, section.last)) {
      const operation = section.byNumber.get(other);
      if (operation === undefined || !indicators.has('1') || indicators.has('0') || isNamed(operation.code)) continue;
      const candidate = candidates.get(other);
      if (candidate === undefined) candidates.set(other, { code: operation.code, title: operation.title, beside: [code], uses: operation.uses ?? 0 });
      else candidate.beside.push(code);
    }
  }
  const likely: PossiblePartner[] = [];
  for (const candidate of inLikelyOrder([...candidates.values()])) {
    if (likely.length === mostLookedUp) break;
    if (!pairs.isNeverBeside(codeNumber(candidate.code))) likely.push(candidate);
  }
  const unpaid = unpaidCodes(catalog, sources, likely.map(({ code }) => code));
  return likely.filter(({ code }) => !unpaid.has(code)).slice(0, mostPartners);
}

/** Those that the fee schedule that counts does not pay: deleted, bundled, not covered. */
function unpaidCodes({ db }: CaseCatalog, sources: CaseSources, codes: readonly string[]): Set<string> {
  if (codes.length === 0) return new Set();
  const statuses = new Map<string, { status: string; sourceId: number }>();
  for (const { code, status, sourceId } of db.prepare<{ code: string; status: string; sourceId: number }>(statusSql).all({ codes: JSON.stringify(codes) })) {
    const held = statuses.get(code);
    if (held === undefined || sources.rank(sourceId, held.sourceId) < 0) statuses.set(code, { status, sourceId });
  }
  return new Set([...statuses].filter(([, { status }]) => !['A', 'C', 'R', 'T'].includes(status)).map(([code]) => code));
}
