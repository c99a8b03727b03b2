import { caseRequestSchema, type CaseCheck, type CaseRequest } from '../model/case.ts';
import { failure, success, type Result } from '../model/result.ts';
import type { ReadDb } from '../open/database.ts';
import { checkOperation, deniedLines } from '../rules/findings/check-operation.ts';
import { finding, mend, type CheckedLine, type Finding } from '../rules/findings/case-facts.ts';
import { globalPeriod, type GlobalPeriod } from '../rules/global-period.ts';
import { priceOperation } from '../rules/price-operation.ts';
import { CaseCatalog } from './case-catalog.ts';
import { facilityPayment } from './case-facility.ts';
import { readCase, type WorkMinutes } from './case-facts.ts';
import { caseLocality } from './case-locality.ts';
import { payerPrices } from './case-payers.ts';
import { CaseSources } from './case-sources.ts';
import { plainNamesOf } from './plain-names.ts';

export type CaseChecker = (request: CaseRequest) => Result<CaseCheck>;

/** Checks one case after the other over one catalog: what all of them ask is read once. */
export function createCaseChecker(db: ReadDb): CaseChecker {
  const catalog = new CaseCatalog(db);
  return (request) => checkOne(catalog, request);
}

/**
 * Checks and prices the codes of one operation and day. Errors: `bad-arguments` for a request of another form and for a ZIP code in
 * several localities, `not-found` for a locality or ZIP code that the loaded lists do not have.
 */
export function checkCase(db: ReadDb, request: CaseRequest): Result<CaseCheck> {
  return checkOne(new CaseCatalog(db), request);
}

function checkOne(catalog: CaseCatalog, request: CaseRequest): Result<CaseCheck> {
  const parsed = caseRequestSchema.safeParse(request);
  if (!parsed.success) return failure('bad-arguments', `The case cannot be read: ${issueInWords(parsed.error.issues[0])}.`);
  const asked = parsed.data;
  const { db } = catalog;
  const sources = new CaseSources(catalog.sources, asked.dateOfService);
  const read = readCase(catalog, sources, asked);
  const { lines } = read.facts;
  const feeSources = [...new Set(lines.flatMap(({ feeSourceId }) => feeSourceId ?? []))].sort((a, b) => a - b).map((id) => sources.source(id));
  const place = caseLocality(db, sources, asked, feeSources);
  if (!place.ok) return place;
  const { gpci, key, name, anaesthesiaFactor, missing } = place.value;
  const options = { place: asked.place === 'office' ? 'non-facility' : 'facility', gpci, anaesthesiaFactor, participating: asked.participating, baseRows: read.baseRows } as const;
  const findings = checkOperation(read.facts);
  if (missing !== null) findings.push(finding('file-missing', 'note', lines, missing.words, [mend(missing.mend)], null));
  const denied = deniedLines(findings);
  const price = priceOperation(lines, options);
  const withoutDenied = denied.size === 0 ? price : priceOperation(lines.filter(({ line }) => !denied.has(line)), options, false);

  const plainNames = plainNamesOf(db, catalog.sources.values(), [...lines.map(({ code }) => code), ...read.alsoAuthorise.map(({ code }) => code)]);
  const plainName = (code: string) => {
    const found = plainNames.get(code);
    return found === undefined ? null : { words: found.name, source: sources.cite(found.sourceId) };
  };
  const priced = new Map(price.lines.map((line) => [line.line, line]));
  const shown = lines.map((line) => {
    const { baseCents = null, cents = null, limitingCents = null, reasons = [] } = priced.get(line.line) ?? {};
    return {
      line: line.line, code: line.code, title: read.titles.get(line.code) ?? null, plainName: plainName(line.code), modifiers: [...line.modifiers], units: line.units, charge: inDollars(line.chargeCents),
      base: inDollars(baseCents), amount: inDollars(cents), limitingCharge: inDollars(limitingCents), reasons, isDenied: denied.has(line.line),
      globalDays: line.rows.get('')?.globalDays ?? null, outpatientStatus: line.outpatientStatus?.value ?? null, surgeryCentreIndicator: read.surgeryCentre.get(line.code)?.value ?? null,
      sources: sourcesOf(line, read.surgeryCentre.get(line.code)?.sourceId).map((id) => sources.cite(id)),
    };
  });
  if (place.value.sourceId !== null) sources.cite(place.value.sourceId);
  if (place.value.anaesthesiaSourceId !== null && lines.some(({ anaesthesiaMinutes }) => anaesthesiaMinutes !== null)) sources.cite(place.value.anaesthesiaSourceId);
  const told = findings.map(({ sourceId, ...one }: Finding) => ({ ...one, source: sourceId === null ? null : sources.cite(sourceId) }));
  const payers = payerPrices(catalog, sources, { lines, outpatient: read.outpatient, gpci, place: options.place });
  const alsoAuthorise = read.alsoAuthorise.map((one) => ({ ...one, plainName: plainName(one.code) }));
  const time = timeOf(lines, read.minutes, (id) => sources.cite(id));
  return success({
    dateOfService: asked.dateOfService,
    place: asked.place,
    lines: shown,
    findings: told,
    payment: {
      total: price.totalCents / 100,
      totalWithoutDenied: withoutDenied.totalCents / 100,
      isPartial: price.isPartial,
      locality: key,
      localityName: name,
      conversionFactors: [...new Set(lines.flatMap((line) => line.rows.get('')?.conversionFactor ?? []))].sort((a, b) => a - b).map((factor) => factor / 10_000),
      trace: price.trace,
      facility: facilityPayment(sources, read, deniedLines(findings.filter(({ kind }) => concernsFacility.has(kind)))),
    },
    payers,
    time,
    global: globalOf(lines, asked.dateOfService),
    alsoAuthorise,
    sources: sources.cited(),
    notices: [...new Set(sources.cited().flatMap(({ notices }) => notices))],
  });
}

/** What keeps a facility from being paid too: limits of units and assistants are those of practitioners. */
const concernsFacility: ReadonlySet<Finding['kind']> = new Set(['pair-never', 'pair-needs-modifier', 'code-unknown', 'code-deleted', 'code-not-valid-on-date']);

function inDollars(cents: number | null): number | null {
  return cents === null ? null : cents / 100;
}

function sourcesOf(line: CheckedLine, surgeryCentre: number | undefined): number[] {
  return [...new Set([line.feeSourceId, line.limit?.sourceId, line.outpatientStatus?.sourceId, surgeryCentre].flatMap((id) => id ?? []))];
}

function timeOf(lines: readonly CheckedLine[], minutes: ReadonlyMap<string, WorkMinutes>, cite: (sourceId: number) => number): CaseCheck['time'] {
  const known = lines.flatMap((line) => {
    const row = minutes.get(line.code);
    if (row === undefined) return [];
    cite(row.sourceId);
    const parts = [row.preEvaluation, row.prePositioning, row.preScrub].filter((part) => part !== null);
    const before = parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0) / 100;
    return [{ line: line.line, code: line.code, before, during: row.intra === null ? null : row.intra / 100, after: row.post === null ? null : row.post / 100 }];
  });
  if (known.length === 0) return null;
  return {
    lines: known,
    before: Math.max(...known.map(({ before }) => before ?? 0)),
    during: Math.round(known.reduce((sum, { during }) => sum + (during ?? 0), 0) * 100) / 100,
    after: Math.max(...known.map(({ after }) => after ?? 0)),
    words: `Typical physician minutes of ${known.length === lines.length ? 'all' : `${known.length.toString()} of ${lines.length.toString()}`} lines: the longest time before and after, the sum of the times during. Work at the same time is shorter, room time longer.`,
  };
}

/** The package that ends last: of a return to the operating room (78) none begins. Source: manual chapter 12, sections 40.1 and 40.4. */
function globalOf(lines: readonly CheckedLine[], day: string): CaseCheck['global'] {
  const periods = new Map<string | null, GlobalPeriod | null>();
  const packages = lines.flatMap((line) => {
    const globalDays = line.rows.get('')?.globalDays ?? null;
    if (!periods.has(globalDays)) periods.set(globalDays, globalPeriod(globalDays, day));
    const period = line.modifiers.includes('78') ? null : (periods.get(globalDays) ?? null);
    return period === null || globalDays === null || period.startsOn === null || period.endsOn === null ? [] : [{ code: line.code, globalDays, days: period.days, startsOn: period.startsOn, endsOn: period.endsOn }];
  });
  const [longest] = [...packages].sort((a, b) => b.days - a.days);
  if (longest === undefined) return null;
  const { globalDays, days, startsOn, endsOn } = longest;
  const codes = [...new Set(packages.filter((one) => one.days === days).map(({ code }) => code))].sort();
  return { globalDays, codes, days, startsOn, endsOn, words: `${days === 1 ? '1 day' : `${days.toString()} days`}, from ${startsOn} to ${endsOn}, by ${codes.join(', ')}.` };
}

function issueInWords(issue: { path: PropertyKey[]; message: string } | undefined): string {
  if (issue === undefined) return 'it has another form than asked for';
  const [first, index, ...rest] = issue.path;
  const where = first === 'lines' && typeof index === 'number' ? `line ${(index + 1).toString()}${rest.length === 0 ? '' : `, ${rest.join(' ')}`}` : issue.path.join(' ');
  return where === '' ? issue.message : `${where}: ${issue.message}`;
}
