import type { CodePage } from '../../electron/contract/index.ts';
import { Cite } from './cite.tsx';

/** What a scheduler needs first, in a grid that is read in one look. */
export function AtAGlance({ page, withAdvice = true }: { page: CodePage; withAdvice?: boolean }) {
  if (page.glance.length === 0) return null;
  return (
    <section className="glance" aria-label={`At a glance, ${page.code}`} data-whole>
      <h2>At a glance</h2>
      <dl>
        {page.glance.map((fact) => (
          <div key={fact.id}>
            <dt>{fact.label}</dt>
            <dd>
              {fact.value}
              <Cite source={fact.source} />
            </dd>
            {withAdvice && fact.note !== null && <dd className="note">{fact.note}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}
