import { dotted } from './code-shapes.ts';
import { codeNumber, dayNumber } from '../model/ncci-pairs.ts';
import type { SourceKind } from '../model/source.ts';
import type { SqlValue, WriteDb } from '../open/database.ts';
import type { StarterSources, StarterText } from '../starter/types.ts';
import { PairPacker } from './pack-pairs.ts';

/** Writes the starter's rows into an empty catalog, and its own words and flags for the merge (see merge-codes.ts). */
export function writeStarterRows(db: WriteDb, starter: StarterSources, sourceOf: (kind: SourceKind) => number): void {
  const insert = (table: string, columns: string): ((values: readonly SqlValue[]) => void) => {
    const places = columns.split(',').map(() => '?').join(', ');
    const statement = db.prepareWrite(`INSERT INTO ${table} (${columns}) VALUES (${places})`);
    return (values) => { statement.run(values); };
  };
  writeTexts(starter, insert, starter.texts.length === 0 ? 0 : sourceOf('starter-texts'));
  writeFacts(starter, insert, sourceOf);

  const section = insert('section', 'section_id, parent_id, system, first_code, last_code, title, source_id');
  const ids = new Map<string, number>();
  for (const [index, one] of starter.sections.entries()) {
    ids.set(`${one.system} ${one.firstCode}-${one.lastCode}`, index + 1);
    section([index + 1, one.parent === null ? null : (ids.get(`${one.system} ${one.parent}`) ?? null), one.system, one.firstCode, one.lastCode, one.title, sourceOf('sections')]);
  }
  const indicator = insert('indicator', 'field, value, short, meaning, note, reference, source_id');
  for (const one of starter.indicators) indicator([one.field, one.value, one.short, one.meaning, one.note, one.reference, sourceOf('indicators')]);
  const modifier = insert('modifier', 'modifier, name, description, when_to_use, reference, source_id');
  for (const one of starter.modifiers) modifier([one.modifier, one.name, one.description, one.whenToUse, one.reference, sourceOf('modifiers')]);
  const entry = insert('thesaurus', 'phrase, expansion, kind, note, source_id');
  for (const one of starter.thesaurus) entry([one.phrase, one.expansion, one.kind, one.note, sourceOf('starter-facts')]);
  const association = insert('word_association', 'about, word, share, meanings, source_id');
  for (const one of starter.associations) association([one.about, one.word, one.share, one.meanings, sourceOf('starter-facts')]);
  const use = insert('code_use', 'system, code, lines, source_id');
  for (const one of starter.uses) use([one.system, one.code, one.lines, sourceOf('starter-facts')]);
  const name = insert('plain_name', 'system, code, name, other_names, source_id');
  for (const one of starter.plainNames) name(['CPT', one.code, one.name, one.otherNames.length === 0 ? null : one.otherNames.join('\n'), sourceOf('plain-names')]);
}

type Insert = (table: string, columns: string) => (values: readonly SqlValue[]) => void;

function writeTexts(starter: StarterSources, insert: Insert, sourceId: number): void {
  const title = insert('own_title', 'system, code, title, distinction, synonyms, source_id');
  const text = insert('page_text', 'system, code, part, position, heading, text, source_id');
  const link = insert('code_link', 'system, code, relation, position, to_system, to_code, note, source_id');
  for (const one of starter.texts) {
    title(['CPT', one.code, one.title, one.distinction, one.synonyms.length === 0 ? null : one.synonyms.join('\n'), sourceId]);
    for (const [part, rows] of partsOf(one)) {
      for (const [index, row] of rows.entries()) text(['CPT', one.code, part, index + 1, row.heading, row.text, sourceId]);
    }
    const family = [{ code: one.code, difference: one.distinction }, ...one.family].sort((a, b) => (a.code < b.code ? -1 : 1));
    for (const [index, member] of family.entries()) link(['CPT', one.code, 'family', index + 1, systemOf(member.code), member.code, member.difference, sourceId]);
    for (const [index, diagnosis] of one.diagnoses.entries()) link(['CPT', one.code, 'diagnosis', index + 1, 'ICD10CM', diagnosis.code, diagnosis.reason, sourceId]);
    for (const [index, related] of one.relatedCodes.entries()) link(['CPT', one.code, 'related', index + 1, systemOf(related.code), related.code, related.reason, sourceId]);
  }
}

function partsOf(text: StarterText): [part: string, rows: { heading: string | null; text: string }[]][] {
  const plain = (texts: readonly string[]): { heading: string | null; text: string }[] => texts.filter((one) => one !== '').map((one) => ({ heading: null, text: one }));
  return [
    ['overview', plain([text.overview])],
    ['whatIsDone', plain(text.whatIsDone)],
    ['serviceType', plain([text.serviceType])],
    ['typicalSite', plain([text.typicalSite])],
    ['clinical', text.clinicalContext.map(({ heading, text: words }) => ({ heading, text: words }))],
    ['toHaveReady', plain(text.toHaveReady)],
    ['askBeforeBooking', plain(text.askBeforeBooking)],
    ['anaesthesia', plain([text.anaesthesia])],
  ];
}

function writeFacts(starter: StarterSources, insert: Insert, sourceOf: (kind: SourceKind) => number): void {
  const fee = insert('pfs', `code, modifier, source_id, status, work_rvu, nonfacility_pe_rvu, nonfacility_na, facility_pe_rvu, facility_na, mp_rvu, nonfacility_total,
    facility_total, pctc, global_days, pre_op, intra_op, post_op, multiple_procedure, bilateral, assistant_at_surgery, co_surgeons, team_surgery, endo_base, conversion_factor`);
  for (const row of starter.facts.relativeValues) {
    fee([
      row.code, row.modifier, sourceOf('pfs-relative-values'), row.status, row.workRvu, row.nonFacilityPeRvu, row.nonFacilityNotApplicable ? 1 : 0,
      row.facilityPeRvu, row.facilityNotApplicable ? 1 : 0, row.malpracticeRvu, row.nonFacilityTotal, row.facilityTotal, row.pctc, row.globalDays,
      row.preOperative, row.intraOperative, row.postOperative, row.multipleProcedure, row.bilateral, row.assistantAtSurgery, row.coSurgeons, row.teamSurgery,
      row.endoBase, row.conversionFactor,
    ]);
  }
  const limit = insert('mue', 'code, setting, units, mai, rationale, source_id');
  for (const row of starter.facts.unitLimits) limit([row.code, 'practitioner', row.units, row.mai, null, sourceOf('mue-practitioner')]);
  const outpatient = insert('opps', 'code, status_indicator, apc, payment_cents, source_id');
  for (const row of starter.facts.outpatientPayments) outpatient([row.code, row.statusIndicator, null, row.paymentCents, sourceOf('opps-addendum-b')]);
  writePairs(starter, insert, sourceOf);
  const descriptor = insert('stated_descriptor', 'system, code, kind, text, source_id');
  const flag = insert('classified', 'system, code, billable');
  for (const row of starter.icdRows) {
    const code = dotted(row.code.replaceAll('.', ''));
    descriptor(['ICD10CM', code, 'long', row.longTitle, sourceOf('icd10cm-order')]);
    descriptor(['ICD10CM', code, 'short', row.shortTitle, sourceOf('icd10cm-order')]);
    flag(['ICD10CM', code, row.billable ? 1 : 0]);
  }
}

function writePairs(starter: StarterSources, insert: Insert, sourceOf: (kind: SourceKind) => number): void {
  const packer = new PairPacker();
  for (const [index, row] of starter.pairs.entries()) {
    packer.add(codeNumber(row.columnOne), codeNumber(row.columnTwo), packer.termsNumber(codeNumber(row.modifierIndicator), 0, dayNumber(row.deletedOn), row.rationale), index + 1);
  }
  const pairs = insert('ncci_pairs', 'source_id, code, column_number, position, pairs, records');
  const { rationales, terms, rows } = packer.pack(({ columnOne, columnTwo }) => { throw new Error(`the starter has the pair ${columnOne} ${columnTwo} twice`); });
  for (const row of rows) pairs([sourceOf('ncci-ptp-practitioner'), row.code, row.column, row.position, row.pairs, row.records]);
  insert('ncci_terms', 'source_id, records')([sourceOf('ncci-ptp-practitioner'), terms]);
  const rationale = insert('ncci_rationale', 'source_id, number, text');
  for (const [index, text] of rationales.entries()) rationale([sourceOf('ncci-ptp-practitioner'), index + 1, text]);
}

function systemOf(code: string): 'CPT' | 'HCPCS' {
  return /^[A-Z]/.test(code) ? 'HCPCS' : 'CPT';
}
