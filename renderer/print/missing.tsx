import { codePageParts } from '../../electron/contract/window.ts';
import type { CodePage } from '../../electron/contract/index.ts';
import { Section } from './section.tsx';

/** The parts without data, gathered so that they take little paper; each keeps its sentence. */
export function Missing({ page }: { page: CodePage }) {
  const missing = codePageParts.flatMap(([part, heading]) => {
    const content = page[part];
    return content.state === 'missing' ? [{ part, heading, sentence: content.sentence }] : [];
  });
  if (missing.length === 0) return null;
  return (
    <Section heading="Not loaded" wide>
      <dl className="missing">
        {missing.map(({ part, heading, sentence }) => (
          <div key={part} data-whole>
            <dt>{heading}: </dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
