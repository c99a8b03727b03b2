import { codeNumber, TermsOfSource } from '../model/ncci-pairs.ts';
import type { Source } from '../model/source.ts';
import type { ReadDb } from '../open/database.ts';
import { listSources } from './list-sources.ts';

const meaningsSql = 'SELECT field, value FROM indicator';
const modifiersSql = 'SELECT modifier FROM modifier UNION SELECT modifier FROM official_modifier';
const releasedModifiersSql = 'SELECT DISTINCT modifier FROM hcpcs_modifier';
const operationsSql = `
  SELECT code.code, code.section_id AS sectionId, code.title, code_use.lines AS uses
  FROM code LEFT JOIN code_use ON code_use.system = 'CPT' AND code_use.code = code.code
  WHERE code.system = 'CPT' AND code.code BETWEEN '10004' AND '69990' AND code.add_on = 0 ORDER BY code.code`;
const hospitalSql = 'SELECT name FROM hospital WHERE source_id = :sourceId';
const plansSql = 'SELECT plan_id AS planId, payer FROM hospital_plan WHERE source_id = :sourceId';
const hospitalTextSql = 'SELECT text FROM hospital_text WHERE source_id = :sourceId AND text_id = :number';
const termsSql = 'SELECT records FROM ncci_terms WHERE source_id = :sourceId';
const rationaleSql = 'SELECT text FROM ncci_rationale WHERE source_id = :sourceId AND number = :number';

/** An operation, as far as its neighbours are asked for. */
export interface Operation {
  code: string;
  sectionId: number | null;
  title: string;
  /** How often hospitals list it; null where nothing is known. */
  uses: number | null;
}

/** The operations of a section by the number of their code, and the numbers of the first and the last. */
export interface OperationsOfSection {
  readonly byNumber: ReadonlyMap<number, Operation>;
  readonly first: number;
  readonly last: number;
}

/** What a hospital's file calls itself, and its payers by the number of the plan. */
export interface HospitalNames {
  name: string;
  payers: ReadonlyMap<number, string>;
}

/** What every case asks of a catalog whatever its codes are. A catalog never changes while it is open: each is read once. */
export class CaseCatalog {
  readonly db: ReadDb;
  readonly #terms = new Map<number, TermsOfSource>();
  readonly #texts = new Map<string, string | null>();
  readonly #hospitals = new Map<number, HospitalNames>();
  #operations: ReadonlyMap<number, OperationsOfSection> | null = null;
  #sources: ReadonlyMap<number, Source> | null = null;
  #meanings: ReadonlySet<string> | null = null;
  #namedModifiers: ReadonlySet<string> | null = null;
  #releasedModifiers: ReadonlySet<string> | null = null;

  constructor(db: ReadDb) {
    this.db = db;
  }

  get sources(): ReadonlyMap<number, Source> {
    return (this.#sources ??= new Map(listSources(this.db).map((source) => [source.sourceId, source])));
  }

  /** "bilateral 1": values that the list of meanings explains. */
  get meanings(): ReadonlySet<string> {
    return (this.#meanings ??= new Set(this.db.prepare<{ field: string; value: string }>(meaningsSql).all().map(({ field, value }) => `${field} ${value}`)));
  }

  get namedModifiers(): ReadonlySet<string> {
    return (this.#namedModifiers ??= this.#modifiers(modifiersSql));
  }

  /** Of HCPCS Level II; empty where its list is not loaded. */
  get releasedModifiers(): ReadonlySet<string> {
    return (this.#releasedModifiers ??= this.#modifiers(releasedModifiersSql));
  }

  /** The operations of a section that are no add-ons; undefined where it has none. */
  operationsOf(sectionId: number): OperationsOfSection | undefined {
    this.#operations ??= bySection(this.db.prepare<Operation>(operationsSql).all());
    return this.#operations.get(sectionId);
  }

  hospital(sourceId: number): HospitalNames {
    let names = this.#hospitals.get(sourceId);
    if (names === undefined) {
      const payers = new Map(this.db.prepare<{ planId: number; payer: string }>(plansSql).all({ sourceId }).map(({ planId, payer }) => [planId, payer]));
      this.#hospitals.set(sourceId, (names = { name: this.db.prepare<{ name: string }>(hospitalSql).get({ sourceId })?.name ?? '', payers }));
    }
    return names;
  }

  /** What the pairs of a source say, by number. */
  terms(sourceId: number): TermsOfSource {
    let terms = this.#terms.get(sourceId);
    if (terms === undefined) {
      const row = this.db.prepare<{ records: Uint8Array }>(termsSql).get({ sourceId });
      if (row === undefined) throw new Error(`source ${sourceId.toString()} has pairs without terms`);
      this.#terms.set(sourceId, (terms = new TermsOfSource(row.records)));
    }
    return terms;
  }

  /** Why a pair exists; a source has a few hundred reasons at most. */
  rationale(sourceId: number, number: number): string | null {
    return number === 0 ? null : this.#text(rationaleSql, sourceId, number);
  }

  /** The unit of a drug in a hospital's file. */
  unit(sourceId: number, number: number | null): string | null {
    return number === null ? null : this.#text(hospitalTextSql, sourceId, number);
  }

  #text(sql: string, sourceId: number, number: number): string | null {
    const key = `${sql} ${sourceId.toString()} ${number.toString()}`;
    let text = this.#texts.get(key);
    if (text === undefined) this.#texts.set(key, (text = this.db.prepare<{ text: string }>(sql).get({ sourceId, number })?.text ?? null));
    return text;
  }

  #modifiers(sql: string): ReadonlySet<string> {
    return new Set(this.db.prepare<{ modifier: string }>(sql).all().map(({ modifier }) => modifier));
  }
}

function bySection(operations: readonly Operation[]): Map<number, OperationsOfSection> {
  const sections = new Map<number, Map<number, Operation>>();
  for (const operation of operations) {
    if (operation.sectionId === null) continue;
    const section = sections.get(operation.sectionId) ?? new Map<number, Operation>();
    sections.set(operation.sectionId, section.set(codeNumber(operation.code), operation));
  }
  return new Map([...sections].map(([sectionId, byNumber]) => [sectionId, { byNumber, first: Math.min(...byNumber.keys()), last: Math.max(...byNumber.keys()) }]));
}
