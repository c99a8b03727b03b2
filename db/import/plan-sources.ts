import { listSources } from '../queries/list-sources.ts';
import type { Source } from '../model/source.ts';
import type { ReadDb } from '../open/database.ts';
import type { PlannedSource } from './planned-source.ts';
import { isHalved, rowsBefore } from './rows-before.ts';
import { identityOf, type StagedFile } from './staged-file.ts';
import type { PfsVariant, Release } from './source-format.ts';
import { pfsRelativeValues } from './sources/pfs-relative-values.ts';

/**
 * The sources of the next catalog: the starter's, those of earlier imports that no new file replaces, and the new ones.
 * A new file with fewer than half the rows of the one that it replaces is told of in its warnings.
 */
export function planSources(starter: ReadDb, running: ReadDb | null, staged: readonly StagedFile[]): PlannedSource[] {
  const planned: PlannedSource[] = [];
  const add = (source: Source, origin: PlannedSource['origin'], part: string | null = null): void => {
    planned.push({ source: { ...source, sourceId: planned.length + 1 }, part, origin });
  };
  for (const source of listSources(starter)) add(source, { from: 'starter', sourceId: source.sourceId });
  const used = staged.filter((file) => file.used);
  const replaced = new Map(used.map((file) => [identityOf(file.format.kind, file.release.release, file.input.fileName, file.outcome.conversionFactor, file.outcome.part ?? null), file]));
  if (running !== null) {
    const parts = partsOf(running);
    for (const source of listSources(running)) {
      if (source.layer === 'starter') continue;
      const identity = identityOf(source.kind, source.release, source.fileName, source.kind === 'pfs-relative-values' ? mostFrequentFactor(running, source.sourceId) : null, parts.get(source.sourceId) ?? null);
      const replacement = replaced.get(identity);
      if (replacement === undefined) add(source, { from: 'running', sourceId: source.sourceId }, parts.get(source.sourceId));
      else if (replacement.sha256 !== source.sha256 && replacement.outcome.rowsKept < source.rowsKept / 2) {
        replacement.warnings.push(`The file has ${replacement.outcome.rowsKept.toLocaleString('en')} rows and takes the place of ${source.fileName} of the same release with ${source.rowsKept.toLocaleString('en')}. If it is only a part, roll back.`);
      }
    }
  }
  if (running !== null) warnOfHalves(listSources(running), used);
  for (const file of used) add(sourceOf(file), { from: 'staged', file: file.number, table: file.format.table }, file.outcome.part);
  return nameVariants(planned, starter, running, staged);
}

/** A release with fewer than half the rows of the one that counts so far is told of: it may be a part, or another file than it seems. */
function warnOfHalves(loaded: readonly Source[], used: readonly StagedFile[]): void {
  const releases = new Map<string, StagedFile[]>();
  for (const file of used) {
    const name = `${file.format.kind} ${file.release.release}`;
    releases.set(name, [...(releases.get(name) ?? []), file]);
  }
  for (const [first, ...others] of releases.values()) {
    if (first === undefined) continue;
    const rows = first.outcome.rowsKept + others.reduce((sum, file) => sum + file.outcome.rowsKept, 0);
    const before = rowsBefore(loaded, first.format.kind, first.release.release);
    if (before === null || !isHalved(rows, before.rows)) continue;
    first.warnings.push(`${first.release.label} has ${rows.toLocaleString('en')} rows here, ${before.label} has ${before.rows.toLocaleString('en')}: less than half. If it is only a part of the release, roll back and import the whole.`);
  }
}

function partsOf(db: ReadDb): ReadonlyMap<number, string> {
  return new Map(db.prepare<{ id: number; part: string }>('SELECT source_id AS id, part FROM source WHERE part IS NOT NULL').all().map(({ id, part }) => [id, part]));
}

/** In ten-thousandths of a dollar; rows of a few codes may have another factor. */
export function mostFrequentFactor(db: ReadDb, sourceId: number): number | null {
  return db.prepare<{ factor: number }>(
    'SELECT conversion_factor AS factor FROM pfs WHERE source_id = :sourceId GROUP BY conversion_factor ORDER BY count(*) DESC, conversion_factor LIMIT 1',
  ).get({ sourceId })?.factor ?? null;
}

function sourceOf(file: StagedFile): Source {
  return {
    sourceId: 0,
    layer: file.format.kind === 'office-texts' ? 'office' : 'release',
    kind: file.format.kind,
    title: file.format.title(file.release, null),
    publisher: file.format.publisher,
    fileName: file.input.fileName,
    container: file.input.container,
    release: file.release.release,
    releaseLabel: file.release.label,
    releaseBasis: file.releaseBasis,
    effectiveFrom: file.release.effectiveFrom,
    effectiveTo: file.release.effectiveTo,
    releasedOn: file.release.releasedOn,
    rowsRead: file.outcome.rowsRead,
    rowsKept: file.outcome.rowsKept,
    rowsRejected: file.outcome.rejected.length,
    sha256: file.sha256,
    notices: [...file.outcome.notices],
  };
}

/**
 * Since 2026 a year has two conversion factors; the lower is the one for clinicians who are not qualifying participants
 * of an advanced alternative payment model (42 CFR 414.20). Where only one is loaded, its file name may tell.
 */
function nameVariants(planned: readonly PlannedSource[], starter: ReadDb, running: ReadDb | null, staged: readonly StagedFile[]): PlannedSource[] {
  const factorOf = ({ source, origin }: PlannedSource): number | null => {
    if (source.kind !== 'pfs-relative-values') return null;
    if (origin.from === 'staged') return staged.find((file) => file.number === origin.file)?.outcome.conversionFactor ?? null;
    const db = origin.from === 'starter' ? starter : running;
    return db === null ? null : mostFrequentFactor(db, origin.sourceId);
  };
  const factors = new Map<string, Set<number>>();
  for (const one of planned) {
    const factor = factorOf(one);
    const year = one.source.release.slice(0, 4);
    if (factor !== null && year >= '2026') factors.set(year, (factors.get(year) ?? new Set()).add(factor));
  }
  return planned.map((one) => {
    const { source } = one;
    const factor = factorOf(one);
    if (source.kind !== 'pfs-relative-values' || source.layer === 'starter' || factor === null || source.release.slice(0, 4) < '2026' || source.release === 'unknown') return one;
    const ofYear = [...(factors.get(source.release.slice(0, 4)) ?? [])];
    const variant: PfsVariant | null = ofYear.length > 1 ? (factor === Math.min(...ofYear) ? 'not-qualifying' : 'qualifying') : variantFromName(source.fileName);
    const release: Release = { release: source.release, label: source.releaseLabel, effectiveFrom: null, effectiveTo: null, releasedOn: null };
    return { ...one, source: { ...source, title: pfsRelativeValues.title(release, variant) } };
  });
}

function variantFromName(fileName: string): PfsVariant | null {
  if (/non[-_ ]?qpp?/i.test(fileName)) return 'not-qualifying';
  return /qpp?(?![a-z])/i.test(fileName) ? 'qualifying' : null;
}
