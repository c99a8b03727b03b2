import { TermsOfSource } from '../model/ncci-pairs.ts';
import type { Source } from '../model/source.ts';
import type { ReadDb } from '../open/database.ts';
import { listSources } from './list-sources.ts';

const meaningsSql = 'SELECT field, value FROM indicator';
const modifiersSql = 'SELECT modifier FROM modifier UNION SELECT modifier FROM official_modifier';
const releasedModifiersSql = 'SELECT DISTINCT modifier FROM hcpcs_modifier';
const termsSql = 'SELECT records FROM ncci_terms WHERE source_id = :sourceId';
const rationaleSql = 'SELECT text FROM ncci_rationale WHERE source_id = :sourceId AND number = :number';

/** What every case asks of a catalog whatever its codes are. A catalog never changes while it is open: each is read once. */
export class CaseCatalog {
  readonly db: ReadDb;
  readonly #terms = new Map<number, TermsOfSource>();
  readonly #rationales = new Map<string, string | null>();
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
    if (number === 0) return null;
    const key = `${sourceId.toString()} ${number.toString()}`;
    let text = this.#rationales.get(key);
    if (text === undefined) this.#rationales.set(key, (text = this.db.prepare<{ text: string }>(rationaleSql).get({ sourceId, number })?.text ?? null));
    return text;
  }

  #modifiers(sql: string): ReadonlySet<string> {
    return new Set(this.db.prepare<{ modifier: string }>(sql).all().map(({ modifier }) => modifier));
  }
}
