import type { CitedSource, Source } from '../model/source.ts';
import type { ReadDb } from '../open/database.ts';
import { listSources } from './list-sources.ts';
import type { CodeRecord } from './find-code.ts';

/** What every part of one page shares: the catalog, the code, and the numbers of the sources cited so far. */
export class PageContext {
  readonly db: ReadDb;
  readonly record: CodeRecord;
  readonly sources: ReadonlyMap<number, Source>;
  readonly #numbers = new Map<number, number>();
  readonly #explaining = new Set<number>();

  /** @param sources of the catalog, where many codes of it are read one after the other. */
  constructor(db: ReadDb, record: CodeRecord, sources?: ReadonlyMap<number, Source>) {
    this.db = db;
    this.record = record;
    this.sources = sources ?? new Map(listSources(db).map((source) => [source.sourceId, source]));
  }

  /** CPT and HCPCS codes may stand in the Medicare tables; no code of a classification does. */
  get isProcedure(): boolean {
    return this.record.system === 'CPT' || this.record.system === 'HCPCS';
  }

  /** The source with this id. A value whose source is not in the catalog is a fault of the build. */
  source(sourceId: number): Source {
    const source = this.sources.get(sourceId);
    if (source === undefined) throw new Error(`source ${sourceId.toString()} is not in the catalog`);
    return source;
  }

  /** The number by which the page cites a source: 1, 2, 3 ... in the order of the first citation. */
  cite(sourceId: number): number {
    let number = this.#numbers.get(sourceId);
    if (number === undefined) {
      this.source(sourceId);
      number = this.#numbers.size + 1;
      this.#numbers.set(sourceId, number);
    }
    return number;
  }

  /** Words of this source explain a value that is cited from elsewhere: its notices stand on the page, a number does not. */
  explainedBy(sourceId: number): void {
    this.#explaining.add(sourceId);
  }

  /** The notices of everything that the page shows, each once. */
  notices(): string[] {
    return [...new Set([...this.#numbers.keys(), ...this.#explaining].flatMap((sourceId) => this.source(sourceId).notices))];
  }

  cited(): CitedSource[] {
    return [...this.#numbers].map(([sourceId, number]) => ({ ...this.source(sourceId), number }));
  }
}
