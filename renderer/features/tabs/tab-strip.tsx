import { Columns2, Database, FileText, X } from 'lucide-react';
import { useEffect, useRef, type MouseEvent } from 'react';
import { commandOf } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { currentPlace } from '../../app/navigation.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import type { Tab } from './tab-store.ts';
import './tabs.css';

function nameOf({ history }: Tab): string {
  const place = currentPlace(history);
  if (place.kind === 'code') return place.key.code;
  if (place.kind === 'compare') return place.keys.map((key) => key.code).join(' and ');
  return place.kind === 'data' ? 'Data' : 'New tab';
}

function TabEntry({ tab, index, isCurrent }: { tab: Tab; index: number; isCurrent: boolean }) {
  const desk = useDesk();
  const entry = useRef<HTMLLIElement>(null);
  const { kind } = currentPlace(tab.history);
  const Icon = kind === 'data' ? Database : kind === 'compare' ? Columns2 : FileText;
  const name = nameOf(tab);
  const title = kind === 'code' ? tab.title : '';

  useEffect(() => {
    if (isCurrent) entry.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isCurrent]);

  function onMiddle(event: MouseEvent): void {
    if (event.button !== 1) return;
    event.preventDefault();
    desk.closeTab(index);
  }

  return (
    <li ref={entry} className="tab" data-current={isCurrent} data-tab={name} title={title} onAuxClick={onMiddle}>
      <Button look="quiet" place="tab-name" {...(isCurrent ? { 'aria-current': 'page' as const } : {})} onPress={() => desk.selectTab(index)}>
        <Icon className="icon" size={14} aria-hidden />
        <span className={kind === 'code' ? 'code' : undefined}>{name}</span>
        {title !== '' && <span className="tab-title">{title}</span>}
      </Button>
      <Button look="quiet" place="tab-close" aria-label={`Close ${name}`} onPress={() => desk.closeTab(index)}>
        <X className="icon" size={14} aria-hidden />
      </Button>
    </li>
  );
}

/** The open tabs, once there are two; one page needs no strip. */
export function TabStrip() {
  const desk = useDesk();
  const tabs = useStore(desk.tabs.store, (state) => (state.tabs.length > 1 ? state.tabs : null));
  const current = useStore(desk.tabs.store, (state) => state.current);
  if (tabs === null) return null;
  const close = commandOf('tab.close').keys[0];
  return (
    <nav className="tab-strip" aria-label="Open pages" title={close === undefined ? undefined : `${shortcutLabel(close, isMac)} closes the shown one`}>
      <ul>
        {tabs.map((tab, index) => (
          <TabEntry key={tab.id} tab={tab} index={index} isCurrent={index === current} />
        ))}
      </ul>
    </nav>
  );
}
