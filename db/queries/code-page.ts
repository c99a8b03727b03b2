import type { CodeKey, CodeSystem } from '../model/code.ts';
import type { CodePage } from '../model/code-page.ts';
import type { Result } from '../model/result.ts';
import { failure, success } from '../model/result.ts';
import type { ReadDb } from '../open/database.ts';
import { findAddOnEdits } from './add-on-edits.ts';
import { billing } from './billing.ts';
import { classification } from './classification.ts';
import { crosswalks, linksOf } from './code-links.ts';
import { descriptors } from './descriptors.ts';
import { edits, findEdits, pairsOfAPage } from './edits-of-code.ts';
import { family } from './family.ts';
import { feeScheduleFacts } from './fee-schedule-facts.ts';
import type { FeeSchedule } from './fee-schedule-rows.ts';
import { feeSchedule } from './fee-schedule-rows.ts';
import { findCode } from './find-code.ts';
import { glance } from './glance.ts';
import { findHospitalRow, hospital } from './hospital.ts';
import { hospitalPrices } from './hospital-prices.ts';
import { imagingCapFacts } from './imaging-cap.ts';
import { localityFees } from './locality-fees.ts';
import { loadedRelease, missingPart } from './missing-sentences.ts';
import { mentions } from './mentions.ts';
import { modifiers } from './modifiers.ts';
import { classificationTree, neighbours } from './neighbours.ts';
import { PageContext } from './page-context.ts';
import type { PageText, TextPart } from './page-texts.ts';
import { pageTexts } from './page-texts.ts';
import { plainName } from './plain-names.ts';
import { nationalTrace, relativeValues } from './relative-values.ts';
import { sectionPath } from './section-path.ts';
import { findUnitLimits, unitsPerDay } from './unit-limits.ts';
import { findWorkTime } from './work-time.ts';

export const systemNames: Readonly<Record<CodeSystem, string>> = { CPT: 'CPT', HCPCS: 'HCPCS Level II', ICD10CM: 'ICD-10-CM', ICD10PCS: 'ICD-10-PCS' };

/**
 * Everything that the catalog says about one code. Sources are numbered in reading order: title, neighbours, glance, then the
 * parts as `codePageParts` lists them.
 *
 * @param key the code as people write it, with or without the dot, in capitals or not
 * @param options.locality "contractor-locality" for the local fee; null for all localities
 * @param options.pairs NCCI pairs of each column that are told one by one; as many as fit a page unless told otherwise
 * @returns the page, or 'not-found' when the catalog has no such code
 */
export function readCodePage(db: ReadDb, key: CodeKey, options: { locality: string | null; pairs?: number }): Result<CodePage> {
  const record = findCode(db, key);
  if (record === undefined) return failure('not-found', `${systemNames[key.system]} code ${key.code} is not in this catalog.`);
  const context = new PageContext(db, record);
  const texts = pageTexts(context);
  const links = linksOf(context);
  const schedule = feeSchedule(context);
  const hospitalRow = findHospitalRow(context);
  const limits = findUnitLimits(context);
  const workTime = findWorkTime(context);
  const foundEdits = findEdits(context, options.pairs ?? pairsOfAPage);
  const addOnEdits = findAddOnEdits(context);

  // Written in reading order, because evaluating a part numbers its sources. Keep it so.
  const { system, code, title, titleSourceId, billable, addOn } = record;
  const head = {
    system,
    code,
    title,
    titleSource: context.cite(titleSourceId),
    systemName: systemNames[system],
    billable: billable === 1,
    addOn: addOn === 1,
    sectionPath: sectionPath(context),
    ...neighbours(context),
    children: classificationTree(context),
    glance: glance(context, { schedule, hospitalRow, limits, workTime, addOnEdits }),
  };
  const parts = {
    overview: overviewWithNotes(context, texts),
    family: family(context, links('family')),
    whatIsDone: paragraphs(context, texts, 'whatIsDone'),
    askBeforeBooking: items(context, texts, 'askBeforeBooking'),
    toHaveReady: items(context, texts, 'toHaveReady'),
    clinical: paragraphs(context, texts, 'clinical'),
    billing: billing(context, { schedule, hospitalRow, workTime, serviceType: texts('serviceType'), typicalSite: texts('typicalSite') }),
    modifiers: modifiers(context, schedule, foundEdits.indicators),
    edits: edits(context, foundEdits),
    unitsPerDay: unitsPerDay(context, limits),
    medicare: medicare(context, schedule),
    fees: localityFees(context, schedule, options.locality),
    hospital: hospital(context, hospitalRow),
    crosswalks: crosswalks(context, links, texts('anaesthesia'), addOnEdits),
    classification: classification(context),
    descriptions: descriptors(context),
    payers: hospitalPrices(context),
  };
  return success({ ...head, ...parts, mentions: mentions(db, { ...head, ...parts }), sources: context.cited(), notices: context.notices() });
}

type Texts = (part: TextPart) => PageText[];

/** The overview, or the plain name of a code without one, and under it what the office has noted of this code. */
function overviewWithNotes(context: PageContext, texts: Texts): CodePage['overview'] {
  const overview = texts('overview').length === 0 ? inPlainWords(context) : paragraphs(context, texts, 'overview');
  const notes = texts('note').map((row) => ({ heading: 'Office note', text: row.text, source: context.cite(row.sourceId) }));
  if (notes.length === 0) return overview;
  return { state: 'data', paragraphs: [...(overview.state === 'data' ? overview.paragraphs : []), ...notes] };
}

function inPlainWords(context: PageContext): CodePage['overview'] {
  const named = plainName(context);
  if (named === undefined) return missingPart.overview;
  const source = context.cite(named.sourceId);
  const otherNames = named.otherNames.length === 0 ? [] : [{ heading: 'Also called', text: named.otherNames.join('; '), source }];
  return { state: 'data', paragraphs: [{ heading: null, text: named.name, source }, ...otherNames] };
}

function paragraphs(context: PageContext, texts: Texts, part: 'overview' | 'whatIsDone' | 'clinical'): CodePage['overview'] {
  const rows = texts(part);
  if (rows.length === 0) return missingPart[part];
  return { state: 'data', paragraphs: rows.map((row) => ({ heading: row.heading, text: row.text, source: context.cite(row.sourceId) })) };
}

function items(context: PageContext, texts: Texts, part: 'toHaveReady' | 'askBeforeBooking'): CodePage['toHaveReady'] {
  const rows = texts(part);
  if (rows.length === 0) return missingPart[part];
  return { state: 'data', items: rows.map((row) => ({ text: row.text, source: context.cite(row.sourceId) })) };
}

function medicare(context: PageContext, schedule: FeeSchedule | null): CodePage['medicare'] {
  if (!context.isProcedure) return missingPart.ofProcedures;
  if (schedule === null) return missingPart.feeSchedule(loadedRelease(context.sources.values(), 'pfs-relative-values'));
  const indicators = [...feeScheduleFacts(context, schedule.main), ...imagingCapFacts(context)];
  return { state: 'data', indicators, relativeValues: relativeValues(context, schedule), trace: nationalTrace(schedule) };
}
