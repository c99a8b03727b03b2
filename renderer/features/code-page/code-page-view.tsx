import { memo, useDeferredValue, useEffect, useRef } from 'react';
import type { CodePage, Failure } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { keyText } from '../search/list-items.ts';
import { LinkedCodes } from './crosswalks-part.tsx';
import { FactGrid } from './facts.tsx';
import { JumpList } from './jump-list.tsx';
import { PageHead } from './page-head.tsx';
import { Parts } from './parts.tsx';
import { SourceList } from './source-list.tsx';
import { SourceTip } from './source-tip.tsx';
import './code-page.css';

function PageFailure({ code, failure }: { code: string; failure: Failure }) {
  const desk = useDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (desk.takePageFocus()) heading.current?.focus();
  });
  return (
    <div className="page-failure">
      <h1 ref={heading} tabIndex={-1}>
        <span className="code">{code}</span> cannot be shown
      </h1>
      <p>{failure.message}</p>
      <p className="page-failure-actions">
        <Button onPress={() => desk.backToField()}>Back to the field</Button>
        <Button onPress={() => void desk.copyText(`${failure.code}: ${failure.detail ?? failure.message}`)}>Copy details</Button>
      </p>
    </div>
  );
}

/** One code's page. Memoised: typing in the field must not draw it again. */
const Page = memo(function Page({ page }: { page: CodePage }) {
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    article.current?.parentElement?.scrollTo({ top: 0 });
  }, []);
  return (
    <article ref={article} className="page" aria-labelledby="page-title" data-code={page.code}>
      <PageHead page={page} />
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
      <JumpList page={page} />
      <Parts page={page} />
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
  );
});

export function CodePageView() {
  const desk = useDesk();
  const { key, page: newest, failure } = useStore(desk.page.store, (state) => state);
  // Drawing a long page may be interrupted: a key typed meanwhile comes first.
  const page = useDeferredValue(newest);
  if (failure !== null && key !== null) return <PageFailure key={keyText(key)} code={key.code} failure={failure} />;
  if (page === null) return null;
  return <Page key={keyText(page)} page={page} />;
}
