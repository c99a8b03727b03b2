import type { CodeSystem } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Button } from '../../ui/button.tsx';

/** A code that leads to its page; plain text where the catalog has none. */
export function CodeLink({ system, code, inCatalog }: { system: CodeSystem; code: string; inCatalog: boolean }) {
  const desk = useDesk();
  if (!inCatalog) return <span className="code">{code}</span>;
  return (
    <Button look="link" place="code" onPress={() => desk.openPlace({ kind: 'code', key: { system, code } })}>
      {code}
    </Button>
  );
}
