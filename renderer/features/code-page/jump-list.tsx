import type { CodePage } from '../../../electron/contract/index.ts';
import { codePageParts } from '../../../electron/contract/window.ts';
import { Button } from '../../ui/button.tsx';
import { partId } from './parts.tsx';

function jumpTo(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

/** The page's table of contents: the parts that have data, and the sources. */
export function JumpList({ page }: { page: CodePage }) {
  const loaded = codePageParts.filter(([name]) => page[name].state === 'data');
  return (
    <nav className="jump-list" aria-label="Parts of this page">
      <ul>
        {loaded.map(([name, heading]) => (
          <li key={name}>
            <Button look="link" onPress={() => jumpTo(partId(name))}>
              {heading}
            </Button>
          </li>
        ))}
        {page.sources.length > 0 && (
          <li>
            <Button look="link" onPress={() => jumpTo(partId('sources'))}>
              Sources
            </Button>
          </li>
        )}
      </ul>
    </nav>
  );
}
