import { useEffect, type RefObject } from 'react';
import type { CodeKey, CodeSystem } from '../../../electron/contract/index.ts';
import { useDesk } from '../../app/desk-context.ts';

const systems: Record<CodeSystem, true> = { CPT: true, HCPCS: true, ICD10CM: true, ICD10PCS: true };

export function isSystem(text: string): text is CodeSystem {
  return text in systems;
}

function keyOf(event: Event): CodeKey | null {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-go]') : null;
  const [system, code] = (link?.dataset['go'] ?? '').split(' ');
  return system === undefined || code === undefined || !isSystem(system) ? null : { system, code };
}

/** One listener for all code links within: a press opens the page here, with Ctrl or the middle button in a tab of its own. */
export function useCodeLinks(within: RefObject<HTMLElement | null>): void {
  const desk = useDesk();
  useEffect(() => {
    const element = within.current;
    if (element === null) return;
    function open(event: MouseEvent): void {
      const key = keyOf(event);
      if (key === null) return;
      // The window itself must not follow the link.
      event.preventDefault();
      if (event.button > 1) return;
      if (event.button === 1 || event.ctrlKey || event.metaKey) desk.openInNewTab({ kind: 'code', key }, { behind: true });
      else desk.openPlace({ kind: 'code', key });
    }
    element.addEventListener('click', open);
    element.addEventListener('auxclick', open);
    return () => {
      element.removeEventListener('click', open);
      element.removeEventListener('auxclick', open);
    };
  }, [desk, within]);
}
