import { Info, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import './notices.css';

interface BannerProps {
  tone: 'warning' | 'plain';
  children: ReactNode;
  actions: ReactNode;
}

function Banner({ tone, children, actions }: BannerProps) {
  const Icon = tone === 'warning' ? TriangleAlert : Info;
  return (
    <li className={`banner banner-${tone}`}>
      <Icon className="icon" size={16} aria-label={tone === 'warning' ? 'Warning:' : 'Note:'} />
      <span className="banner-text">{children}</span>
      <span className="banner-actions">{actions}</span>
    </li>
  );
}

/** Shown once after the first import that brings code text of others; domain facts, in our words. */
const codeTextNotice =
  'The imported files hold text that is copyright of the American Medical Association. CPT is a registered trademark of the AMA. Fee schedules, relative value units and conversion factors are not part of CPT; the AMA does not recommend their use, does not practise medicine and does not dispense medical services.';

/** What a person must know and cannot see elsewhere: a catalog that fell back, bookmarks that cannot be written, a failure. */
export function Banners() {
  const desk = useDesk();
  const status = useStore(desk.window, (state) => state.status);
  const settings = useStore(desk.window, (state) => state.settings);
  const problems = useStore(desk.notices.store, (state) => state.problems);
  const [putAway, setPutAway] = useState<ReadonlySet<string>>(new Set());

  const sentences = [
    ...new Set([...(status?.userDataProblem == null ? [] : [status.userDataProblem]), ...(status?.notices ?? []), ...(status?.catalog.warnings ?? [])]),
  ].filter((sentence) => !putAway.has(sentence));
  const hasForeignText = status?.catalog.sources.some((source) => source.layer === 'release' && source.notices.length > 0) ?? false;
  const showsCodeTextNotice = hasForeignText && settings?.codeTextNoticeSeen === false;

  return (
    <section className="banners" aria-label="Notices">
      <div role="status">
        <ul>
        {sentences.map((sentence) => (
          <Banner key={sentence} tone="warning" actions={<Button onPress={() => setPutAway(new Set([...putAway, sentence]))}>Understood</Button>}>
            {sentence}
          </Banner>
        ))}
        {problems.map((problem) => (
          <Banner
            key={problem.id}
            tone="warning"
            actions={
              <>
                {problem.detail !== null && <Button onPress={() => void desk.copyText(problem.detail ?? '')}>Copy details</Button>}
                <Button onPress={() => desk.notices.dismiss(problem.id)}>Close</Button>
              </>
            }
          >
            {problem.text}
          </Banner>
        ))}
        {showsCodeTextNotice && (
          <Banner tone="plain" actions={<Button onPress={() => void desk.changeSettings({ codeTextNoticeSeen: true })}>I have read this</Button>}>
            {codeTextNotice}
          </Banner>
        )}
        </ul>
      </div>
    </section>
  );
}
