import { runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount, shorten } from '../../ui/format.ts';
import { codeInWords, filtersSet } from './filter-words.ts';
import type { ListView } from './list-items.ts';

const procedureCode = /^\d{4}[0-9a-z]$/i;
const diagnosisCode = /^[a-z]\d[0-9a-z](\.[0-9a-z]{0,4})?$/i;

/** What a code that was not found may be missing; null for words. */
function missingFile(text: string): string | null {
  if (procedureCode.test(text)) return 'A Medicare physician fee schedule release brings every procedure code that Medicare lists.';
  if (diagnosisCode.test(text)) return 'The ICD-10-CM order file brings every diagnosis code.';
  return null;
}

function NothingFound() {
  const desk = useDesk();
  const text = useStore(desk.search.store, (state) => state.answerFor.trim());
  const failure = useStore(desk.search.store, (state) => state.failure);
  const answer = useStore(desk.search.store, (state) => state.answer);
  const isExact = useStore(desk.search.store, (state) => state.isExact);
  const filters = useStore(desk.search.store, (state) => state.filters);
  const offers = useStore(desk.search.store, (state) => state.offers);
  const counts = useStore(desk.window, (state) => state.status?.catalog.counts);
  const words = text.split(/\s+/);
  const shorter = words.length > 1 ? words.slice(0, -1).join(' ') : null;
  const hint = missingFile(text);

  if (answer?.withoutFilters !== undefined && answer.withoutFilters > 0) {
    const several = filtersSet(filters).length > 1;
    return (
      <div className="list-empty">
        <p className="list-empty-head">
          No {codeInWords(filters, offers)} code among {answer.withoutFilters === 1 ? '1 result' : `${formatCount(answer.withoutFilters)} results`}
        </p>
        <div className="list-empty-actions">
          <Button onPress={() => { desk.search.clearFilters(); desk.backToField(); }}>{several ? 'Remove the filters' : 'Remove filter'}</Button>
        </div>
      </div>
    );
  }
  if (failure !== null) {
    return (
      <div className="list-empty">
        <p className="list-empty-head">The search could not be answered</p>
        <p>{failure.message}</p>
        <div className="list-empty-actions">
          <Button onPress={() => desk.search.again()}>Search again</Button>
          <Button onPress={() => void desk.copyText(`${failure.code}: ${failure.detail ?? failure.message}`)}>Copy details</Button>
        </div>
      </div>
    );
  }
  if (isExact) {
    const nearest = answer?.nearest;
    return (
      <div className="list-empty">
        <p className="list-empty-head">Nothing has exactly &ldquo;{shorten(text)}&rdquo;</p>
        {nearest !== undefined && (
          <p>
            Nearest is{' '}
            <Button look="link" onPress={() => desk.openPlace({ kind: 'code', key: { system: nearest.system, code: nearest.code } })}>
              {nearest.code} {nearest.title}
            </Button>
          </p>
        )}
        <div className="list-empty-actions">
          <Button onPress={() => { desk.search.setExact(false); desk.backToField(); }}>Correct the spelling</Button>
          <Button onPress={() => { desk.type(''); desk.backToField(); }}>Clear the field</Button>
        </div>
      </div>
    );
  }
  return (
    <div className="list-empty">
      <p className="list-empty-head">Nothing found for &ldquo;{shorten(text)}&rdquo;</p>
      <p>Looked at codes, titles, other names, sections and texts, also with the spelling corrected.</p>
      {counts !== undefined && (
        <p>
          The catalog holds {formatCount(counts.cpt + counts.hcpcs + counts.icd10pcs)} procedure and supply codes and {formatCount(counts.icd10cm)} diagnoses. {hint}
        </p>
      )}
      <div className="list-empty-actions">
        {shorter !== null && <Button onPress={() => desk.type(shorter)}>Search &ldquo;{shorten(shorter)}&rdquo;</Button>}
        {words.length === 1 && text.length > 3 && <Button onPress={() => desk.type(text.slice(0, -1))}>Search &ldquo;{shorten(text.slice(0, -1))}&rdquo;</Button>}
        <Button onPress={() => { desk.type(''); desk.backToField(); }}>Clear the field</Button>
        <Button onPress={() => runCommand(desk, 'go.data')}>Import a release</Button>
      </div>
    </div>
  );
}

/** A list without rows says why, and what to do. */
export function EmptyList({ shows }: { shows: ListView }) {
  const desk = useDesk();
  const hasText = useStore(desk.search.store, (state) => state.answerFor.trim() !== '' && state.text.trim() !== '');
  // Typed before the catalog has answered anything.
  const hasCatalog = useStore(desk.window, (state) => state.status !== null);
  const isEarly = useStore(desk.search.store, (state) => state.text.trim() !== '') && !hasCatalog;
  if (shows === 'bookmarks') {
    return (
      <div className="list-empty">
        <p className="list-empty-head">No bookmarks yet</p>
        <p>
          Open a code and press <kbd>Ctrl+D</kbd>. It then stands here, and is kept when a new release is imported.
        </p>
      </div>
    );
  }
  if (shows === 'recent') {
    return (
      <div className="list-empty">
        <p className="list-empty-head">No recent codes yet</p>
        <p>Codes that you open are listed here, the last one first.</p>
      </div>
    );
  }
  if (hasText) return <NothingFound />;
  if (isEarly) {
    return (
      <div className="list-empty">
        <p>Opening the catalog. The text is looked up as soon as it stands.</p>
      </div>
    );
  }
  return (
    <div className="list-empty">
      <p>Type a code, the first digits of one, or words.</p>
    </div>
  );
}
