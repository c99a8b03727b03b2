import { ArrowLeft, ArrowRight } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { commandOf, runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { canGo } from '../../app/navigation.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from './search-field.tsx';
import { isNarrowed } from './search-store.ts';
import './search.css';

// The first picture has an empty field, and nothing to narrow.
const RecentSearches = lazy(() => import('./recent-searches.tsx').then(({ RecentSearches: component }) => ({ default: component })));
const FilterRow = lazy(() => import('./filter-row.tsx').then(({ FilterRow: component }) => ({ default: component })));

function StepButton({ direction }: { direction: 'back' | 'forward' }) {
  const desk = useDesk();
  const isPossible = useStore(desk.window, (state) => canGo(state.history, direction));
  const id = direction === 'back' ? 'go.back' : 'go.forward';
  const Icon = direction === 'back' ? ArrowLeft : ArrowRight;
  return (
    <Button look="quiet" place="step-button" aria-label={commandOf(id).words} isDisabled={!isPossible} onPress={() => runCommand(desk, id)}>
      <Icon className="icon" size={18} aria-hidden />
    </Button>
  );
}

export function SearchBar() {
  const desk = useDesk();
  // With the first letter, when the rows change anyway: later it would move them under the mouse.
  const isAsking = useStore(desk.search.store, ({ text, filters }) => text.trim() !== '' || isNarrowed(filters));
  const isResults = useStore(desk.window, ({ view }) => view === 'results');
  const hasFilters = isResults && isAsking;
  const hasRecent = useStore(desk.recentSearches.store, ({ texts }) => texts.length > 0) && isResults && !isAsking;
  return (
    <header className="search-bar">
      <h1 className="unseen">Codetray</h1>
      <div className="search-steps">
        <StepButton direction="back" />
        <StepButton direction="forward" />
      </div>
      <search className="search-box">
        <SearchField />
      </search>
      {(hasFilters || hasRecent) && (
        <div className="filter-row">
          <Suspense fallback={null}>
            {hasFilters ? <FilterRow /> : <RecentSearches />}
          </Suspense>
        </div>
      )}
    </header>
  );
}
