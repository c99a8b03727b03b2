import { noAuthorisation } from '../model/authorised-days.ts';
import type { CaseCheck } from '../model/case.ts';
import type { CodeKey } from '../model/code.ts';
import type { CodePage } from '../model/code-page.ts';
import type { Operation, OperationContent } from '../model/operation.ts';
import { failure, success, type Result } from '../model/result.ts';
import type { CitedSource } from '../model/source.ts';
import type { Tray } from '../model/tray.ts';
import type { ReadDb } from '../open/database.ts';
import type { CaseChecker } from './check-case.ts';
import { readCodePage } from './code-page.ts';

/** Values at a glance that a booking turns on; amounts are told apart from them, and only where they are wanted. */
const bookingFacts = new Set(['endedOn', 'globalDays', 'site', 'outpatientStatus', 'bilateral', 'assistantAtSurgery', 'coSurgeons', 'teamSurgery', 'addOn', 'unitsPerDay']);

/** More than a sheet has room for. */
const mostPairs = 60;

/** A code alone as an operation of one line. Errors: `bad-arguments` for a code that names no procedure. */
export function operationOfCode({ system, code }: CodeKey, locality: string | null): Result<OperationContent> {
  if (system !== 'CPT' && system !== 'HCPCS') return failure('bad-arguments', `A scheduler's sheet is of a procedure, and ${code} is none. Print its summary.`);
  const line = { code, modifiers: [], units: 1, side: null, role: null, charge: null, postoperativeDays: null, anaesthesiaMinutes: null, anaesthesiaBaseUnits: null };
  return success({ name: '', payer: '', dateOfService: null, authorisation: noAuthorisation, place: null, locality, zip: null, lines: [line] });
}

export function operationOfTray({ name, payer, dateOfService, authorisation, place, locality, zip, lines }: Tray): OperationContent {
  return { name, payer, dateOfService, authorisation, place, locality, zip, lines };
}

/**
 * An operation with all that its sheets say: the check of its lines, the values at a glance of each code, pairs with operations nearby
 * and the modifiers that apply. Errors: those of the check.
 *
 * @param today ISO day; its releases count while the operation has no day
 */
export function readOperation(db: ReadDb, checker: CaseChecker, content: OperationContent, today: string): Result<Operation> {
  const checkedFor = content.dateOfService ?? today;
  const cited = new MergedSources();
  let check: CaseCheck | null = null;
  if (content.lines.length > 0) {
    const { lines, locality, zip, place } = content;
    const checked = checker({ lines, locality, zip, dateOfService: checkedFor, place: place ?? 'facility' });
    if (!checked.ok) return checked;
    check = withNumbers(checked.value, cited);
  }
  const codes = [...new Set(content.lines.map(({ code }) => code))];
  const pages = codes.flatMap((code) => readProcedurePage(db, code) ?? []);
  const onLines = new Set(codes);
  const never = nearestPairs(pages, onLines, cited);
  const titles = new Map(check?.lines.map(({ code, title }) => [code, title]));
  return success({
    ...content,
    checkedFor,
    check,
    codes: codes.map((code) => {
      const page = pages.find((one) => one.code === code);
      const facts = page?.glance.filter(({ id }) => bookingFacts.has(id)) ?? [];
      return { code, title: page?.title ?? titles.get(code) ?? null, facts: facts.map((fact) => ({ ...fact, source: cited.renumber(page, fact.source) })) };
    }),
    neverBeside: withSources(never, cited),
    modifiers: modifiersOf(pages, cited),
    sources: cited.all(),
    notices: [...new Set([...(check?.notices ?? []), ...pages.flatMap(({ notices }) => notices)])],
  });
}

/** Null for a code that the catalog does not have: the check says so. */
function readProcedurePage(db: ReadDb, code: string): CodePage | null {
  for (const system of ['CPT', 'HCPCS'] as const) {
    const page = readCodePage(db, { system, code }, { locality: null });
    if (page.ok) return page.value;
  }
  return null;
}

interface NearPair {
  page: CodePage;
  code: string;
  title: string | null;
  source: number;
  distance: number;
}

/** Operations alone: with an anaesthetic or a visit nobody books a second code of the same hand. */
function isOperation(code: string): boolean {
  return /^\d{5}$/.test(code) && code >= '10004' && code <= '69990';
}

/** Pairs that no modifier lifts, with operations that are on no line, each once, those of its own chapter nearest in number first; the others are counted. */
function nearestPairs(pages: readonly CodePage[], onLines: ReadonlySet<string>, cited: MergedSources): { pairs: NearPair[]; total: number } {
  const nearest = new Map<string, NearPair>();
  const total = new Set<string>();
  for (const page of pages) {
    if (page.edits.state === 'missing') continue;
    const chapter = page.sectionPath[1] ?? page.sectionPath[0];
    for (const { other, otherTitle, modifierIndicator, deletedOn, claims, source } of page.edits.rows) {
      if (modifierIndicator !== '0' || deletedOn !== null || claims === 'hospital' || onLines.has(other) || !isOperation(other)) continue;
      // Counted pairs are told of too: their release stands among the sources.
      if (total.size === 0) cited.renumber(page, source);
      total.add(other);
      // Blocks, lines and needles of other chapters are part of the operation for everybody, and nobody books them beside it.
      if (chapter !== undefined && (other < chapter.firstCode || other > chapter.lastCode)) continue;
      const distance = Math.abs(Number(other) - Number(page.code));
      const known = nearest.get(other);
      if (known === undefined || distance < known.distance) nearest.set(other, { page, code: other, title: otherTitle, source, distance });
    }
  }
  const pairs = [...nearest.values()].sort((a, b) => a.distance - b.distance || a.code.localeCompare(b.code));
  return { pairs: pairs.slice(0, mostPairs), total: total.size };
}

function withSources({ pairs, total }: { pairs: NearPair[]; total: number }, cited: MergedSources): Operation['neverBeside'] {
  for (const { page, source } of pairs) cited.renumber(page, source);
  return { pairs: pairs.map(({ page, code, title }) => ({ code, title, beside: page.code })), total };
}

function modifiersOf(pages: readonly CodePage[], cited: MergedSources): Operation['modifiers'] {
  const found = new Map<string, Operation['modifiers'][number]>();
  for (const page of pages) {
    if (page.modifiers.state === 'missing') continue;
    for (const { modifier, name, pays, applies, source } of page.modifiers.rows) {
      if (applies !== 'yes' && applies !== 'with-documentation') continue;
      cited.renumber(page, source);
      const known = found.get(modifier);
      if (known === undefined) found.set(modifier, { modifier, name, pays, needsRecord: applies === 'with-documentation', codes: [page.code] });
      else {
        known.codes.push(page.code);
        // One code asks for the record: then the sheet does.
        known.needsRecord ||= applies === 'with-documentation';
        if (known.pays !== pays) known.pays = null;
      }
    }
  }
  return [...found.values()];
}

/** The sources of several answers under one list of numbers. */
class MergedSources {
  readonly #numbers = new Map<number, CitedSource>();

  renumber(from: Pick<CodePage, 'sources'> | undefined, number: number): number {
    const source = from?.sources.find((one) => one.number === number);
    if (source === undefined) throw new Error(`source ${number.toString()} is not in the list of its own page`);
    const known = this.#numbers.get(source.sourceId) ?? { ...source, number: this.#numbers.size + 1 };
    this.#numbers.set(source.sourceId, known);
    return known.number;
  }

  all(): CitedSource[] {
    return [...this.#numbers.values()];
  }
}

/** The check comes first, so that its numbers stay as they are; they are entered one by one in their own order. */
function withNumbers(check: CaseCheck, cited: MergedSources): CaseCheck {
  for (const { number } of check.sources) cited.renumber(check, number);
  return check;
}
