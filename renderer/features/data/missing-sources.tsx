import type { Source } from '../../../electron/contract/index.ts';
import { importable } from './source-facts.ts';

/** What would fill the gaps and where it is published; nothing when all of it is loaded. */
export function MissingSources({ sources }: { sources: readonly Source[] }) {
  const loaded = new Set(sources.filter((source) => source.layer !== 'starter').map((source) => source.kind));
  const missing = importable.filter((one) => !loaded.has(one.kind));
  if (missing.length === 0) return null;
  return (
    <section className="data-part" aria-labelledby="data-missing">
      <h2 id="data-missing">Not loaded yet</h2>
      <ul className="data-list">
        {missing.map((one) => (
          <li key={one.kind}>
            <p className="data-name">{one.name}</p>
            <p>{one.without}</p>
            <p className="data-file">{one.published}.</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
