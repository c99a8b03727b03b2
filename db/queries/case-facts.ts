import { modifiersOfLine, type CaseLine, type CasePlace } from '../model/case.ts';
import { compareIssue } from '../model/source-order.ts';
import type { SourceKind } from '../model/source.ts';
import type { AddOnRule, CaseFacts, CheckedLine } from '../rules/findings/case-facts.ts';
import { adviseModifiers } from '../rules/modifier-advice.ts';
import type { ModifierRule } from '../rules/modifier-subject.ts';
import type { FeeRow } from '../rules/priced-line.ts';
import type { CaseCatalog } from './case-catalog.ts';
import { alsoAuthorise, type ToAuthorise } from './case-neighbours.ts';
import { CasePairs, codesWithPairs } from './case-pairs.ts';
import type { CaseSources } from './case-sources.ts';
import { feeRowsOfCodes, type FeeScheduleRow } from './fee-schedule-rows.ts';
import { subjectOf } from './modifiers.ts';
import { isWholeRelease } from './whole-release.ts';

const inCodes = 'IN (SELECT value FROM json_each(:codes))';
const codeSql = `SELECT system, code, title, add_on AS addOn, inpatient_only AS inpatientOnly, section_id AS sectionId FROM code WHERE compact ${inCodes} AND system <> 'ICD10PCS'`;
const limitsSql = `SELECT code, units, mai, source_id AS sourceId FROM mue WHERE code ${inCodes} AND setting = 'practitioner'`;
const addOnSql = `
  SELECT add_on AS addOn, primary_code AS primaryCode, type, source_id AS sourceId FROM add_on_edit
  WHERE (add_on ${inCodes} OR primary_code ${inCodes})
    AND (effective_from IS NULL OR effective_from <= :day) AND (deleted_on IS NULL OR deleted_on >= :day)
    AND (add_on_deleted_on IS NULL OR add_on_deleted_on >= :day) AND (primary_deleted_on IS NULL OR primary_deleted_on >= :day)`;
const familySql = `SELECT code, to_code AS toCode, source_id AS sourceId FROM code_link WHERE system = 'CPT' AND code ${inCodes} AND relation = 'family' AND to_system = 'CPT'`;
const outpatientSql = `SELECT code, status_indicator AS value, apc, payment_cents AS cents, payment_mills AS mills, source_id AS sourceId FROM opps WHERE code ${inCodes}`;
const surgeryCentreSql = `SELECT code, payment_indicator AS value, multiple_discounting AS discounted, payment_cents AS cents, payment_mills AS mills, source_id AS sourceId FROM asc_payment WHERE code ${inCodes}`;
const suppliesSql = `SELECT code, added_on AS addedOn, ended_on AS endedOn, source_id AS sourceId FROM hcpcs WHERE code ${inCodes}`;
const timesSql = `SELECT code, pre_evaluation AS preEvaluation, pre_positioning AS prePositioning, pre_scrub AS preScrub, intra, post, source_id AS sourceId FROM work_time WHERE code ${inCodes} AND modifier = ''`;
const titlesSql = `SELECT code, title FROM code WHERE system IN ('CPT', 'HCPCS') AND code ${inCodes}`;

/** What Medicare pays a hospital for a code. */
export interface OutpatientRow {
  code: string;
  /** Status indicator. */
  value: string;
  apc: string | null;
  cents: number | null;
  /** Where the release prints a third decimal. */
  mills: number | null;
  sourceId: number;
}

/** What it pays a surgery centre. */
export interface SurgeryCentreRow extends Omit<OutpatientRow, 'apc'> {
  discounted: 0 | 1 | null;
}

export interface WorkMinutes {
  preEvaluation: number | null;
  prePositioning: number | null;
  preScrub: number | null;
  intra: number | null;
  post: number | null;
  sourceId: number;
}

/** Everything that the catalog says of the codes of a case, read in a fixed number of statements. */
export interface ReadCase {
  facts: CaseFacts;
  /** Fee schedule rows of endoscopic base codes, whether or not they are on a line. */
  baseRows: ReadonlyMap<string, FeeRow>;
  titles: ReadonlyMap<string, string>;
  outpatient: ReadonlyMap<string, OutpatientRow>;
  surgeryCentre: ReadonlyMap<string, SurgeryCentreRow>;
  minutes: ReadonlyMap<string, WorkMinutes>;
  /** Add-ons of the codes and their neighbours, of which somebody should think before the booking goes out. */
  alsoAuthorise: readonly ToAuthorise[];
}

export function readCase(catalog: CaseCatalog, sources: CaseSources, { lines, dateOfService, place }: { lines: readonly CaseLine[]; dateOfService: string; place: CasePlace }): ReadCase {
  const { db, meanings } = catalog;
  const codes = [...new Set(lines.map(({ code }) => code))].sort();
  const listed = JSON.stringify(codes);
  const all = <Row extends { sourceId: number }>(sql: string, more: Record<string, string> = {}): Row[] => db.prepare<Row>(sql).all({ codes: listed, ...more });
  const bestByCode = <Row extends { code: string; sourceId: number }>(rows: readonly Row[]): Map<string, Row> => new Map([...grouped(rows)].flatMap(([code, ofCode]) => sources.ofBest(ofCode).slice(0, 1).map((row) => [code, row])));

  const records = db.prepare<{ system: string; code: string; title: string; addOn: number; inpatientOnly: number; sectionId: number | null }>(codeSql).all({ codes: listed });
  const procedures = new Map(records.filter(({ system }) => system === 'CPT' || system === 'HCPCS').map((record) => [record.code, record]));
  const otherSystems = new Set(records.filter(({ system }) => system === 'ICD10CM').map(({ code }) => code.replace('.', '')));
  const schedule = feeRows(sources, all<FeeScheduleRow>(feeRowsOfCodes));
  const baseCodes = [...new Set([...schedule.values()].flatMap(({ main }) => (main.endoBase === null || main.endoBase === '' ? [] : [main.endoBase])))];
  const bases = baseCodes.every((code) => schedule.has(code)) ? schedule : feeRows(sources, db.prepare<FeeScheduleRow>(feeRowsOfCodes).all({ codes: JSON.stringify(baseCodes) }));
  const limits = bestByCode(all<{ code: string; units: number; mai: string; sourceId: number }>(limitsSql));
  const addOnRows = sources.ofBest(all<{ addOn: string; primaryCode: string | null; type: string; sourceId: number }>(addOnSql, { day: dateOfService }));
  const addOnRules = rulesOfAddOns(addOnRows);
  const families = grouped(all<{ code: string; toCode: string; sourceId: number }>(familySql));
  const outpatient = bestByCode(all<OutpatientRow>(outpatientSql));
  const surgeryCentre = bestByCode(all<SurgeryCentreRow>(surgeryCentreSql));
  const supplies = bestByCode(all<{ code: string; addedOn: string | null; endedOn: string | null; sourceId: number }>(suppliesSql));
  const minutes = bestByCode(all<WorkMinutes & { code: string }>(timesSql));
  // Names of modifiers matter where a line has some.
  const hasModifiers = lines.some((line) => modifiersOfLine(line).length > 0);
  const released = hasModifiers ? catalog.releasedModifiers : new Set<string>();
  const centreList = sources.imported('asc-addendum-aa');

  const checked = lines.map((line, index): CheckedLine => {
    const { code } = line;
    const fee = schedule.get(code) ?? null;
    const record = procedures.get(code);
    const supply = supplies.get(code);
    const limit = limits.get(code) ?? null;
    const status = outpatient.get(code) ?? null;
    const centre = surgeryCentre.get(code);
    const addOnRule = addOnRules.get(code) ?? null;
    const isOperation = /^\d{5}$/.test(code) && code >= '10004' && code <= '69990';
    return {
      line: index,
      code,
      modifiers: modifiersOfLine(line),
      units: line.units,
      chargeCents: line.charge === null ? null : Math.round(line.charge * 100),
      postoperativeDays: line.postoperativeDays,
      anaesthesiaMinutes: line.anaesthesiaMinutes,
      anaesthesiaBaseUnits: line.anaesthesiaBaseUnits,
      rows: fee === null ? new Map() : new Map([fee.main, ...fee.ownRows].map((row) => [row.modifier, row])),
      isKnown: record !== undefined || fee !== null || limit !== null || status !== null || supply !== undefined,
      isOtherSystem: otherSystems.has(code),
      ended: endOf(sources, code, dateOfService, fee, supply ?? null),
      startsOn: supply?.addedOn != null && supply.addedOn > dateOfService ? { day: supply.addedOn, sourceId: supply.sourceId } : null,
      isAddOn: addOnRule !== null || fee?.main.globalDays === 'ZZZ',
      addOnRule,
      limit,
      family: new Map((families.get(code) ?? []).map(({ toCode, sourceId }) => [toCode, sourceId])),
      outpatientStatus: status,
      inpatientOnly: status === null ? record?.inpatientOnly === 1 : status.value === 'C',
      // Fewer rows are an excerpt, from which nothing follows for the codes that it leaves out.
      inSurgeryCentre: centre !== undefined ? { listed: true, sourceId: centre.sourceId } : isOperation && centreList !== undefined && centreList.rowsKept >= 3000 ? { listed: false, sourceId: centreList.sourceId } : null,
      advice: adviceOf(fee),
      feeSourceId: fee?.main.sourceId ?? null,
      unexplained: unexplainedValues(meanings, fee?.main ?? null, limit, status),
    };
  });
  const pairs = new CasePairs(catalog, sources, codes, dateOfService);
  const others = [...new Set([...addOnRows.map(({ addOn }) => addOn), ...[...families.values()].flat().map(({ toCode }) => toCode)])].filter((code) => !procedures.has(code));
  const titles = new Map([...procedures.values(), ...(others.length === 0 ? [] : db.prepare<{ code: string; title: string }>(titlesSql).all({ codes: JSON.stringify(others) }))].map(({ code, title }) => [code, title]));
  return {
    facts: {
      lines: checked, dateOfService, place, pairs: pairs.among(),
      releasedModifiers: released.size === 0 ? null : released,
      namedModifiers: hasModifiers ? catalog.namedModifiers : new Set(),
      missing: missingFiles(sources, checked, dateOfService, () => codesWithPairs(db, codes)),
    },
    baseRows: new Map([...bases].map(([code, { main }]) => [code, main])),
    titles,
    outpatient,
    surgeryCentre,
    minutes,
    alsoAuthorise: alsoAuthorise(catalog, sources, { codes: [...procedures.values()], addOns: addOnRows, families, titles, pairs }),
  };
}

/** All modifiers of a code are advised at once, and only where some line asks. */
function adviceOf(fee: Schedule | null): CheckedLine['advice'] {
  let rules: ReadonlyMap<string, ModifierRule> | null = null;
  return (modifier) => {
    rules ??= new Map(fee === null ? [] : adviseModifiers(subjectOf(fee, null)).map((rule) => [rule.modifier, rule]));
    return rules.get(modifier);
  };
}

interface Schedule {
  main: FeeScheduleRow;
  ownRows: FeeScheduleRow[];
}

/** The row of each code that counts on the date of service, with its sisters of the same file. Of two factors of one release the lower counts. */
function feeRows(sources: CaseSources, rows: readonly FeeScheduleRow[]): Map<string, Schedule> {
  const schedules = new Map<string, Schedule>();
  for (const [code, ofCode] of grouped(rows)) {
    const mains = ofCode.filter(({ modifier }) => modifier === '');
    const [main] = mains.length === 1 ? mains : (mains.length > 0 ? mains : [...ofCode]).sort((a, b) => {
      const [first, second] = [sources.source(a.sourceId), sources.source(b.sourceId)];
      return sources.compare(first, second) || a.conversionFactor - b.conversionFactor || compareIssue(first, second);
    });
    if (main !== undefined) schedules.set(code, { main, ownRows: ofCode.filter((row) => row.sourceId === main.sourceId && row !== main) });
  }
  return schedules;
}

function grouped<Row extends { code: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.code);
    if (group === undefined) groups.set(row.code, [row]);
    else group.push(row);
  }
  return groups;
}

function rulesOfAddOns(rows: readonly { addOn: string; primaryCode: string | null; type: string; sourceId: number }[]): Map<string, AddOnRule> {
  const rules = new Map<string, { type: string; primaries: Set<string>; sourceId: number }>();
  for (const { addOn, primaryCode, type, sourceId } of rows) {
    const rule = rules.get(addOn) ?? { type, primaries: new Set<string>(), sourceId };
    // A list that the contractor may add to, or decides alone, binds less than one that is whole.
    if (rule.type === '1' && type !== '1') rule.type = type;
    if (primaryCode !== null) rule.primaries.add(primaryCode);
    rules.set(addOn, rule);
  }
  return rules;
}

/** The end of a code by its fee schedule status, by HCPCS Level II, or by a later whole fee schedule without it. */
function endOf(sources: CaseSources, code: string, day: string, fee: Schedule | null, supply: { endedOn: string | null; sourceId: number } | null): CheckedLine['ended'] {
  if (supply?.endedOn != null && supply.endedOn < day) return { words: `${code} could be used until ${supply.endedOn}, not on ${day}.`, sourceId: supply.sourceId };
  if (fee === null) return null;
  const source = sources.source(fee.main.sourceId);
  if (['D', 'F', 'H'].includes(fee.main.status)) return { words: `${code} is deleted in the fee schedule of ${source.releaseLabel} (status ${fee.main.status}).`, sourceId: source.sourceId };
  const later = [...sources.all.values()].find(
    (one) => one.kind === 'pfs-relative-values' && one.layer === source.layer && isWholeRelease(one) && sources.isInForce(one) && one.effectiveFrom !== null && source.effectiveFrom !== null && one.effectiveFrom > source.effectiveFrom,
  );
  return later === undefined ? null : { words: `The fee schedule of ${later.releaseLabel}, in force on ${day}, has no row for ${code}, which that of ${source.releaseLabel} has: the code has ended.`, sourceId: later.sourceId };
}

function unexplainedValues(meanings: ReadonlySet<string>, row: FeeScheduleRow | null, limit: { mai: string } | null, status: { value: string } | null): string[] {
  const values: [label: string, field: string, value: string | null][] = [
    ['Status', 'pfs_status', row?.status ?? null], ['Professional and technical part', 'pctc', row?.pctc ?? null], ['Global period', 'global_days', row?.globalDays ?? null],
    ['Several procedures', 'multiple_procedure', row?.multipleProcedure ?? null], ['Both sides', 'bilateral', row?.bilateral ?? null], ['Assistant', 'assistant_at_surgery', row?.assistantAtSurgery ?? null],
    ['Co-surgeon', 'co_surgeons', row?.coSurgeons ?? null], ['Team', 'team_surgery', row?.teamSurgery ?? null], ['Unit limit (MAI)', 'mai', limit?.mai ?? null], ['Hospital outpatient', 'opps_si', status?.value ?? null],
  ];
  return values.filter(([, field, value]) => value !== null && value !== '' && !meanings.has(`${field} ${value}`)).map(([label, , value]) => `${label}: value ${value ?? ''}`);
}

/** What a whole answer would have needed: no fee schedule row, one of another time, no pairs, no limits. */
function missingFiles(sources: CaseSources, lines: readonly CheckedLine[], day: string, pairedCodes: () => ReadonlySet<string>): CaseFacts['missing'] {
  const missing: { words: string; mend: string; codes: string[] }[] = [];
  const codesOf = (test: (line: CheckedLine) => boolean): string[] => [...new Set(lines.filter(test).map(({ code }) => code))].sort();
  const say = (codes: string[], words: string, mend: string): void => {
    if (codes.length > 0) missing.push({ words, mend, codes });
  };
  const known = (line: CheckedLine): boolean => line.isKnown;
  const list = (codes: readonly string[]): string => codes.join(', ');
  const withoutFee = codesOf((line) => known(line) && line.rows.size === 0);
  say(withoutFee, `No loaded fee schedule has a row for ${list(withoutFee)}: no amount, no global period and no indicators.`, 'Import the Medicare fee schedule relative value file (PPRRVU)');
  for (const id of new Set(lines.map(({ feeSourceId }) => feeSourceId))) {
    if (id === null || sources.isInForce(sources.source(id))) continue;
    const codes = codesOf((line) => line.feeSourceId === id);
    say(codes, `The fee schedule in force on ${day} is not loaded for ${list(codes)}: the values are those of ${sources.source(id).releaseLabel}.`, 'Import the fee schedule of that date');
  }
  const whole = (kind: SourceKind): boolean => sources.imported(kind) !== undefined;
  if (codesOf(known).length > 1 && !whole('ncci-ptp-practitioner')) {
    const paired = pairedCodes();
    const codes = codesOf((line) => known(line) && !paired.has(line.code));
    say(codes, `The NCCI pairs of ${list(codes)} are not loaded, so that pairs with them are not checked.`, 'Import the NCCI procedure-to-procedure edits of practitioners');
  }
  if (!whole('mue-practitioner')) {
    const codes = codesOf((line) => known(line) && line.limit === null);
    say(codes, `No unit limit of ${list(codes)} is loaded, so that units are not checked.`, 'Import the MUE table of practitioners');
  }
  if (!whole('ncci-add-on-codes')) {
    const codes = codesOf((line) => known(line) && line.isAddOn);
    say(codes, `The add-on list is not loaded: which primary codes go with ${list(codes)} is not checked.`, 'Import the NCCI add-on codes');
  }
  return missing;
}
