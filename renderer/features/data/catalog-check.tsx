import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { VerifyReport } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';

/** Verify the running catalog, or go back to the one before. */
export function CatalogCheck({ version, previousVersion }: { version: string; previousVersion: string | null }) {
  const desk = useDesk();
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
        Running version <span className="data-version">{version}</span>.{' '}
        {previousVersion === null ? 'No previous version is kept yet.' : <>Previous version <span className="data-version">{previousVersion}</span> is kept.</>}
      </p>
      <div className="data-actions">
        <Button isDisabled={isChecking} onPress={() => void check()}>
          {isChecking ? 'Checking' : 'Check the catalog'}
        </Button>
        <Button isDisabled={previousVersion === null} onPress={() => desk.window.set({ dialog: 'rollback' })}>
          Go back to the previous version <kbd>{shortcutLabel('Mod+Shift+B', isMac)}</kbd>
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
