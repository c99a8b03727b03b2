import type { ReactNode } from 'react';
import { stopWhileItScrolls } from '../../ui/scroll-stop.ts';
import { Citation } from './citation.tsx';

interface TableFrameProps {
  /** What the table is, for those who do not see it. */
  name: string;
  /** Cited once for the whole table; null when the rows cite their own. */
  source?: number | null;
  children: ReactNode;
}

/** A table that scrolls within the page when it is wider, reachable by keyboard. */
export function TableFrame({ name, source = null, children }: TableFrameProps) {
  return (
    <div ref={stopWhileItScrolls} className="table-frame" role="group" aria-label={name}>
      <table>
        <caption className={source === null ? 'unseen' : undefined}>
          <span className="unseen">{name}</span>
          {source !== null && (
            <>
              All rows: source<Citation source={source} />
            </>
          )}
        </caption>
        {children}
      </table>
    </div>
  );
}
