import type { SqlValue } from '../open/database.ts';
import type { RejectedRow } from '../model/catalog.ts';
import type { Failure } from '../model/result.ts';
import type { SourceKind } from '../model/source.ts';
import type { FileForm, TableContent } from './table-content.ts';

/** A release as it stands in the catalog: sortable, in words, and when it is in force (ISO dates). */
export interface Release {
  readonly release: string;
  readonly label: string;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly releasedOn: string | null;
}

/** What reading a file came to. Every row that was read is either kept or in `rejected`. */
export interface ReadOutcome {
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rejected: RejectedRow[];
  readonly warnings: string[];
  /** The release in the file's own words; null when it does not say one. */
  readonly release: Release | null;
  /** What the file says of its release where that is less than a name may say (a year without its quarter); used when no name says more. */
  readonly roughRelease?: Release | null;
  /** PFS: the conversion factor of most rows, in ten-thousandths of a dollar; else null. */
  readonly conversionFactor: number | null;
  /** Copyright lines that the file asks to be shown with its text. */
  readonly notices: readonly string[];
  /**
   * A release that is published in several files (the NCCI pairs: f1 to f4) says here which of them this is, so that none takes the
   * place of another: what its first row begins with, the same in every form.
   */
  readonly part?: string;
  /**
   * The release that the newest date of the rows belongs to, where rows carry dates: it stands in when neither the file nor its
   * name says one, and it contradicts a name that says an earlier one.
   */
  readonly releaseOfRows?: { readonly release: Release; readonly newest: string } | null;
}

/** Takes one row for staging, in the order of the format's `stagedColumns`; the line comes first. */
export type RowSink = (line: number, values: readonly SqlValue[]) => void;

export interface ReadingContext {
  /** Values of an indicator field that the catalog explains; null when it explains none of that field. */
  knownValues(field: string): ReadonlySet<string> | null;
  /** A sign of life from a reader that keeps its rows back for a while; it throws to stop. @param line reached so far. */
  step(line: number): void;
}

export type ReadAnswer = { ok: true; value: ReadOutcome } | { ok: false; error: Failure };

export type Recognition =
  | { readonly verdict: 'no' }
  /** It has the layout of this format but is another table, with the reason in words and what to import instead. */
  | { readonly verdict: 'neighbour'; readonly reason: string }
  | { readonly verdict: 'refused'; readonly error: Failure }
  | {
      readonly verdict: 'yes';
      readonly form: FileForm;
      /** The release as the lines above the rows say it; null when only the name or another form of the file can tell. */
      readonly statedRelease: Release | null;
      readonly roughRelease?: Release | null;
      read(sink: RowSink, context: ReadingContext): ReadAnswer;
    };

/** The first bytes of a file that may be too large to be read whole. */
export interface FileHead {
  readonly label: string;
  readonly bytes: Buffer;
}

/** As `Recognition`, of a file that is read piece by piece: in bounded memory, with turns of the event loop between the pieces. */
export type StreamRecognition =
  | { readonly verdict: 'no' }
  | { readonly verdict: 'refused'; readonly error: Failure }
  | {
      readonly verdict: 'yes';
      readonly form: FileForm;
      readonly statedRelease: Release | null;
      read(pieces: AsyncIterable<Buffer>, sink: RowSink, context: ReadingContext): Promise<ReadAnswer>;
    };

/** One official file format. Add one more: a file in sources/ and an entry in formats.ts; its tables stand in the schema. */
export interface SourceFormat {
  readonly kind: SourceKind;
  /** Columns of the staging table `staged_<table>`, after `file` and `line`. The first `keyColumns` tell rows apart. */
  readonly table: string;
  readonly stagedColumns: readonly string[];
  readonly keyColumns: number;
  /** The columns after these are words that one form of a release cuts short or leaves out: two forms are the same without them. */
  readonly comparedColumns?: number;
  /** Moves the staged rows of one file into the catalog: statements with `:file` and `:sourceId`; the staging file is attached as `staging`. */
  readonly intoCatalog: readonly string[];
  /** Counts what a source of this kind has in the catalog, with `:sourceId`; it must come to the rows that were kept. */
  readonly countSql: string;
  /**
   * What the catalog keeps of an earlier file of this kind as rows again, its keys first, for `:sourceId`: to hold a new file against it where
   * no table of the same columns does.
   */
  readonly earlierRows?: { readonly columns: readonly string[]; readonly sql: string };
  /** Fewer rows than this in a release file mean that it is an excerpt; null where any number is usual. */
  readonly usualRows: number | null;
  recognise(content: TableContent): Recognition;
  /** In place of `recognise` for files of any size: told by the first bytes, before the file is read whole for the other formats. */
  recogniseHead?(head: FileHead): StreamRecognition;
  /** Forms of one release cannot be held against each other row by row: one is used, the others are only named. */
  readonly formsNotCompared?: boolean;
  /** The release as the file's or folder's name hints at it. */
  releaseFromName(name: string): Release | null;
  /** Its files lie some folders below the one that is named after the release: those are asked too, the nearest first. */
  readonly releaseFromPath?: boolean;
  title(release: Release, variant: PfsVariant | null): string;
  readonly publisher: string;
  /** It brings descriptors that are copyright of the American Medical Association. */
  readonly holdsCodeText: boolean;
}

/** Since 2026 a year has two conversion factors. */
export type PfsVariant = 'qualifying' | 'not-qualifying';
