import { codeSystems, type CodeKey } from '../model/code.ts';
import type { Fact } from '../model/code-page.ts';
import { reviewParts, type CodeReview, type Review, type ReviewPart, type ReviewStatement } from '../model/code-review.ts';
import { failure, success, type Result } from '../model/result.ts';
import type { Source } from '../model/source.ts';
import type { ReadDb } from '../open/database.ts';
import { sentencesIn } from '../rules/sentences.ts';
import { reasonAt } from '../rules/priced-line.ts';
import { findAddOnEdits } from './add-on-edits.ts';
import { linksOf, type Link } from './code-links.ts';
import { systemNames } from './code-page.ts';
import { assistantFact, bilateralFact, coSurgeonsFact, facilityRvusFact, globalPeriodFact } from './fee-schedule-facts.ts';
import { feeSchedule, type FeeSchedule } from './fee-schedule-rows.ts';
import { findCode, type CodeRecord } from './find-code.ts';
import { addOnFact } from './glance.ts';
import { findHospitalRow, outpatientStatusFact } from './hospital.ts';
import { present } from './indicator-fact.ts';
import { listSources } from './list-sources.ts';
import { loadedRelease, missingPart } from './missing-sentences.ts';
import { PageContext } from './page-context.ts';
import { pageTexts, type PageText } from './page-texts.ts';
import { sectionPath } from './section-path.ts';

const starterCodesSql = `
  SELECT DISTINCT page_text.system, page_text.code FROM source JOIN page_text ON page_text.source_id = source.source_id
  WHERE source.kind = 'starter-texts'`;

const synonymsSql = 'SELECT synonyms FROM code WHERE code_id = :codeId';

const officeSynonymsSql = "SELECT text FROM page_text WHERE system = :system AND code = :code AND part = 'synonyms'";

const versionSql = "SELECT value FROM catalog_info WHERE key = 'version'";

/**
 * The texts of these codes taken apart into statements, each code once, in the order of their sections.
 *
 * @param keys null for every code with a starter text
 * @returns 'not-found' when the catalog lacks one of the codes, or has no starter text at all
 */
export function readReview(db: ReadDb, keys: readonly CodeKey[] | null): Result<Review> {
  const sources = new Map(listSources(db).map((source) => [source.sourceId, source]));
  const records = new Map<number, CodeRecord>();
  for (const key of keys ?? db.prepare<CodeKey>(starterCodesSql).all()) {
    const record = findCode(db, key);
    if (record === undefined) return failure('not-found', `${systemNames[key.system]} code ${key.code} is not in this catalog.`);
    records.set(record.codeId, record);
  }
  if (records.size === 0) return failure('not-found', 'This catalog has no starter texts to review.');
  const codes = [...records.values()].sort(bySection).map((record) => reviewOf(new PageContext(db, record, sources)));
  return success({ catalogVersion: db.prepare<{ value: string }>(versionSql).get()?.value ?? 'unknown', codes });
}

/** Sections are ranges that do not overlap, so the order of the codes is theirs. */
function bySection(a: CodeRecord, b: CodeRecord): number {
  return codeSystems.indexOf(a.system) - codeSystems.indexOf(b.system) || (a.compact < b.compact ? -1 : 1);
}

function reviewOf(context: PageContext): CodeReview {
  const { system, code, title, titleSourceId } = context.record;
  context.cite(titleSourceId);
  const statements = statementsOf(context);
  const schedule = feeSchedule(context);
  const hospitalRow = findHospitalRow(context);
  const loaded = context.sources.values();
  return {
    system,
    code,
    title,
    systemName: systemNames[system],
    sectionPath: sectionPath(context),
    parts: reviewParts.map((part) => ({ part, statements: statements[part] })).filter((part) => part.statements.length > 0),
    facts: present<Fact>([...scheduleFacts(context, schedule), hospitalRow && outpatientStatusFact(context, hospitalRow)]),
    missing: context.isProcedure
      ? [
          ...(schedule === null ? [`Relative values: ${missingPart.feeSchedule(loadedRelease(loaded, 'pfs-relative-values')).sentence}`] : []),
          ...(hospitalRow === null ? [`Hospital outpatient: ${missingPart.hospital(loadedRelease(context.sources.values(), 'opps-addendum-b')).sentence}`] : []),
        ]
      : [],
    sources: context.cited(),
    notices: context.notices(),
  };
}

/** What the text must agree with. Unlike at a glance, a fact that says "no" is said too: the text may say "yes". */
function scheduleFacts(context: PageContext, schedule: FeeSchedule | null): (Fact | null)[] {
  if (schedule === null) return [];
  const row = schedule.main;
  const source = context.cite(row.sourceId);
  return [
    globalPeriodFact(context, row),
    bilateralFact(context, row),
    assistantFact(context, row),
    coSurgeonsFact(context, row),
    addOnFact(context, schedule, findAddOnEdits(context)) ?? { id: 'addOn', label: 'Add-on', raw: row.globalDays, value: 'Not marked as one', meaning: null, note: null, source },
    facilityRvusFact(context, row) ?? { id: 'facilityRvus', label: 'Facility RVUs', raw: null, value: 'None', meaning: reasonAt(row, 'facility'), note: null, source },
  ];
}

function statementsOf(context: PageContext): Record<ReviewPart, ReviewStatement[]> {
  const texts = pageTexts(context);
  const links = linksOf(context);
  const sentencesOf = (rows: readonly PageText[]) =>
    rows.flatMap((row) => sentencesIn(row.text).map((text) => statement(context, { about: row.heading, text, sourceId: row.sourceId })));
  const items = (rows: readonly PageText[]) => rows.map((row) => statement(context, row));
  const linked = (rows: readonly Link[]) =>
    rows.map(({ code, title, note, sourceId }) => {
      const isThis = code === context.record.code;
      // A code without a reason is a statement too: that it belongs here.
      return statement(context, { about: isThis ? 'this' : code, text: note ?? title ?? 'no title loaded', beside: note === null || isThis ? null : title, sourceId });
    });
  return {
    title: titleOf(context),
    synonyms: synonymsOf(context),
    overview: sentencesOf(texts('overview')),
    whatIsDone: sentencesOf(texts('whatIsDone')),
    serviceType: sentencesOf(texts('serviceType')),
    typicalSite: sentencesOf(texts('typicalSite')),
    clinical: sentencesOf(texts('clinical')),
    toHaveReady: items(texts('toHaveReady')),
    family: linked(ownLineFirst(context, links('family'))),
    askBeforeBooking: items(texts('askBeforeBooking')),
    diagnoses: linked(links('diagnosis')),
    anaesthesia: [...sentencesOf(texts('anaesthesia')), ...linked(links('anaesthesia'))],
    related: [...linked(links('related')), ...linked(links('add-on')), ...linked(links('primary'))],
    note: sentencesOf(texts('note')),
  };
}

/** The title of a release is the publisher's, and nothing to review. */
function titleOf(context: PageContext): ReviewStatement[] {
  const { title, titleSourceId } = context.record;
  return isOwnText(context.source(titleSourceId)) ? [statement(context, { text: title, sourceId: titleSourceId })] : [];
}

/** The office's synonyms stand behind those of the starter in one list. */
function synonymsOf(context: PageContext): ReviewStatement[] {
  const { db, record } = context;
  const lines = db.prepare<{ synonyms: string | null }>(synonymsSql).get({ codeId: record.codeId })?.synonyms?.split('\n') ?? [];
  const office = new Set(db.prepare<{ text: string }>(officeSynonymsSql).all({ system: record.system, code: record.code }).flatMap(({ text }) => text.split('\n')));
  return lines.filter((line) => line !== '').map((text) => ({ about: null, text, beside: null, words: office.has(text) ? 'office' : 'starter' }));
}

function ownLineFirst(context: PageContext, links: readonly Link[]): Link[] {
  return [...links].sort((a, b) => Number(b.code === context.record.code) - Number(a.code === context.record.code));
}

function statement(context: PageContext, { text, sourceId, about = null, beside = null }: { text: string; sourceId: number; about?: string | null; beside?: string | null }): ReviewStatement {
  context.cite(sourceId);
  return { about, text, beside, words: context.source(sourceId).layer === 'office' ? 'office' : 'starter' };
}

function isOwnText({ kind }: Source): boolean {
  return kind === 'starter-texts' || kind === 'office-texts';
}
