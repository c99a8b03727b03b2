import type { ReactNode } from 'react';

/** One part of the page: its heading beside the text, as in a handbook; above it where a table needs the whole width. */
export function Section({ heading, children, wide = false }: { heading: string; children: ReactNode; wide?: boolean }) {
  return (
    <section className={wide ? 'part part-wide' : 'part'}>
      <h2>{heading}</h2>
      <div className="part-body">{children}</div>
    </section>
  );
}
