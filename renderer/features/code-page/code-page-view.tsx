import { memo, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { CodePage, Failure } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { keyText } from '../search/list-items.ts';
import { Mentions, mentionsOf } from './code-link.tsx';
import { LinkedCodes } from './crosswalks-part.tsx';
import { EndedReleasesNote } from './ended-releases-note.tsx';
import { FactGrid } from './facts.tsx';
import { MissingPart } from './missing-part.tsx';
import { PageHead } from './page-head.tsx';
import { Parts } from './parts.tsx';
import { SourceList } from './source-list.tsx';
import { SourceTip } from './source-tip.tsx';
import { useCodeLinks } from './use-code-links.ts';
import './code-page.css';

function PageFailure({ code, failure }: { code: string; failure: Failure }) {
  const desk = useDesk();
  const isGone = failure.code === 'not-found';
  const heading = useRef<HTMLHeadingElement>(null);
  const requests = useStore(desk.window, (state) => state.pageFocusRequests);
  useEffect(() => {
    if (desk.takePageFocus()) heading.current?.focus();
  }, [desk, requests]);
  return (
    <div className="page-failure">
      <h1 ref={heading} tabIndex={-1}>
        <span className="code">{code}</span> cannot be shown
      </h1>
      <p>
        {failure.message}
        {isGone && ' What you noted about it is kept, and so is this tab: the page comes back with a catalog that has the code.'}
      </p>
      <p className="page-failure-actions">
        <Button onPress={() => desk.backToField()}>Back to the field</Button>
        {isGone && <Button onPress={() => desk.openPlace({ kind: 'data' })}>What is loaded</Button>}
        <Button onPress={() => void desk.copyText(`${failure.code}: ${failure.detail ?? failure.message}`)}>Copy details</Button>
      </p>
    </div>
  );
}

/** One code's page. Memoised: typing in the field must not draw it again. */
const Page = memo(function Page({ page }: { page: CodePage }) {
  const article = useRef<HTMLElement>(null);
  const desk = useDesk();
  const mentions = useMemo(() => mentionsOf(page.mentions), [page]);
  useCodeLinks(article);
  // Before the picture: neither a page that comes back nor one that a new catalog refreshes may be seen to jump.
  useLayoutEffect(() => desk.placePage(), [desk, page]);
  return (
    <Mentions value={mentions}>
      <article ref={article} className="page" aria-labelledby="page-title" data-code={page.code}>
        <PageHead page={page} />
        <EndedReleasesNote page={page} />
        {page.glance.length > 0 && (
          <section className="part">
            <h2 id="part-glance">At a glance</h2>
            <FactGrid facts={page.glance} />
          </section>
        )}
        {page.children.length > 0 && (
          <section className="part">
            <h2 id="part-children">Categories above and codes below</h2>
            <LinkedCodes links={page.children} />
          </section>
        )}
        <Parts page={page} />
        <MissingPart page={page} />
        <SourceList sources={page.sources} />
        {page.notices.length > 0 && (
          <footer className="page-notices">
            {page.notices.map((notice) => (
              <p key={notice}>{notice}</p>
            ))}
          </footer>
        )}
        <SourceTip within={article} sources={page.sources} />
      </article>
    </Mentions>
  );
});

export function CodePageView() {
  const desk = useDesk();
  const { key, page: newest, failure, tab } = useStore(desk.page.store, (state) => state);
  // Drawing a long page may be interrupted: a key typed meanwhile comes first.
  const page = useDeferredValue(newest);
  if (failure !== null && key !== null) return <PageFailure key={keyText(key)} code={key.code} failure={failure} />;
  if (page === null) return null;
  return <Page key={`${tab} ${keyText(page)}`} page={page} />;
}
