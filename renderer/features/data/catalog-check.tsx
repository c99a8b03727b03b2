import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { CatalogInfo, VerifyReport } from '../../../electron/contract/index.ts';
import { wayBetween } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { catalogInWords } from './catalog-words.ts';
import { useKeptCatalog } from './use-kept-catalog.ts';

/** Verify the running catalog, or go back to the one before. */
export function CatalogCheck({ catalog }: { catalog: CatalogInfo }) {
  const { version, previousVersion } = catalog;
  const desk = useDesk();
  const kept = useKeptCatalog();
  const [report, setReport] = useState<VerifyReport | null>(null);
  const [isChecking, setChecking] = useState(false);

  async function check(): Promise<void> {
    setChecking(true);
    const result = await desk.bridge.call('catalog.verify');
    setChecking(false);
    if (result.ok) setReport(result.value);
    else desk.notices.report(result.error);
  }

  return (
    <section className="data-part" aria-labelledby="data-catalog">
      <h2 id="data-catalog">Catalog</h2>
      <p className="data-hint">
        In use: {catalogInWords(catalog)} <span className="soft">(number <span className="data-version">{version}</span>)</span>.{' '}
        {previousVersion === null ? (
          'No other catalog is kept yet.'
        ) : (
          <>
            Kept beside it: {kept === null ? 'the one before' : catalogInWords(kept)} <span className="soft">(number <span className="data-version">{previousVersion}</span>)</span>.
          </>
        )}
      </p>
      <div className="data-actions">
        <Button isDisabled={isChecking} onPress={() => void check()}>
          {isChecking ? 'Checking' : 'Check the catalog'}
        </Button>
        <Button isDisabled={previousVersion === null} onPress={() => desk.window.set({ dialog: 'changes' })}>
          What changed
        </Button>
        <Button isDisabled={previousVersion === null} onPress={() => desk.window.set({ dialog: 'rollback' })}>
          {wayBetween(catalog, kept).title} <kbd>{shortcutLabel('Mod+Shift+B', isMac)}</kbd>
        </Button>
      </div>
      <div role="status">
        {report !== null && report.version === version && (
          <ul className="check-list">
            {report.checks.map((one) => (
              <li key={one.name}>
                {one.ok ? <Badge icon={Check} word="In order" tone="done" /> : <Badge icon={X} word="Failed" tone="stop" />} {one.name}
                {one.detail !== '' && <span className="soft">: {one.detail}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
