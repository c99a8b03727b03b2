import type { Source } from '../../../electron/contract/index.ts';

/** The releases that this version imports, and what each brings. */
const importable: readonly { kind: Source['kind']; name: string; brings: string }[] = [
  { kind: 'pfs-relative-values', name: 'Medicare physician fee schedule relative values (RVU release: csv, txt, xlsx or its zip)', brings: 'every procedure code that Medicare lists, relative values, indicators, amounts' },
  { kind: 'gpci', name: 'Geographic practice cost indices (in the same release zip)', brings: 'the fee where your office is' },
  { kind: 'icd10cm-order', name: 'ICD-10-CM order file of the fiscal year', brings: 'every diagnosis code with its title' },
];

/** What would fill the gaps; nothing when all of it is loaded. */
export function MissingSources({ sources }: { sources: readonly Source[] }) {
  const loaded = new Set(sources.filter((source) => source.layer === 'release').map((source) => source.kind));
  const missing = importable.filter((one) => !loaded.has(one.kind));
  if (missing.length === 0) return null;
  return (
    <section className="data-part" aria-labelledby="data-missing">
      <h2 id="data-missing">Not loaded yet</h2>
      <ul className="data-list">
        {missing.map((one) => (
          <li key={one.kind}>
            {one.name}: <span className="soft">brings {one.brings}.</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
