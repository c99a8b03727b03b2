import { compareIssue, compareRelease } from '../model/source-order.ts';
import { sourceLayers } from '../model/source-layers.ts';
import type { CitedSource, Source, SourceKind } from '../model/source.ts';

/** The sources of a catalog as a date of service sees them, and the numbers of those that an answer cites. */
export class CaseSources {
  readonly all: ReadonlyMap<number, Source>;
  readonly #date: string;
  readonly #numbers = new Map<number, number>();
  #places: ReadonlyMap<number, number> | null = null;

  constructor(all: ReadonlyMap<number, Source>, dateOfService: string) {
    this.all = all;
    this.#date = dateOfService;
  }

  source(sourceId: number): Source {
    const source = this.all.get(sourceId);
    if (source === undefined) throw new Error(`source ${sourceId.toString()} is not in the catalog`);
    return source;
  }

  cite(sourceId: number): number {
    const known = this.#numbers.get(sourceId);
    if (known !== undefined) return known;
    this.#numbers.set(sourceId, this.#numbers.size + 1);
    return this.#numbers.size;
  }

  cited(): CitedSource[] {
    return [...this.#numbers].map(([sourceId, number]) => ({ ...this.source(sourceId), number }));
  }

  /** Whether a release holds on the date of service; one without dates does. */
  isInForce({ effectiveFrom, effectiveTo }: Source): boolean {
    return (effectiveFrom === null || effectiveFrom <= this.#date) && (effectiveTo === null || effectiveTo >= this.#date);
  }

  /**
   * Which of two sources counts for the date of service: by layer as everywhere; within a layer one in force on that day, then the
   * last that had begun by then, then the rest, each by release. Negative when `a` does.
   */
  compare(a: Source, b: Source): number {
    return sourceLayers.indexOf(b.layer) - sourceLayers.indexOf(a.layer) || this.#distance(a) - this.#distance(b) || compareRelease(a, b);
  }

  /** Of rows that answer the same question, those of the one source that counts. */
  ofBest<Row extends { sourceId: number }>(rows: readonly Row[]): Row[] {
    const [first] = rows;
    if (first === undefined || rows.every(({ sourceId }) => sourceId === first.sourceId)) return [...rows];
    let best = first.sourceId;
    for (const { sourceId } of rows) if (this.#place(sourceId) < this.#place(best)) best = sourceId;
    return rows.filter((row) => row.sourceId === best);
  }

  /** Imported, not of the starter: its facts cover a few sections, so that a code without a row says nothing. */
  imported(kind: SourceKind): Source | undefined {
    return [...this.all.values()].filter((source) => source.kind === kind && source.layer !== 'starter').sort((a, b) => this.compare(a, b) || compareIssue(a, b))[0];
  }

  /** Of two sources of a kind, which one counts: the lower place, of two files of one release by the issue. */
  rank(a: number, b: number): number {
    return this.#place(a) - this.#place(b);
  }

  /** Sources are few, and rows of two of them many. */
  #place(sourceId: number): number {
    this.#places ??= new Map([...this.all.values()].sort((a, b) => this.compare(a, b) || compareIssue(a, b)).map((source, place) => [source.sourceId, place]));
    const place = this.#places.get(sourceId);
    if (place === undefined) throw new Error(`source ${sourceId.toString()} is not in the catalog`);
    return place;
  }

  #distance(source: Source): number {
    if (this.isInForce(source)) return 0;
    return source.effectiveFrom !== null && source.effectiveFrom > this.#date ? 2 : 1;
  }
}
