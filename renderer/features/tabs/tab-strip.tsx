import { ClipboardList, ClipboardPaste, Columns2, Database, FileText, ListTree, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { Tray } from '../../../electron/contract/index.ts';
import { commandOf } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { currentPlace } from '../../app/navigation.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { pagePaneId, tabId } from './tab-ids.ts';
import type { Tab } from './tab-store.ts';
import './tabs.css';

function nameOf({ history }: Tab, trays: readonly Tray[]): string {
  const place = currentPlace(history);
  if (place.kind === 'code') return place.key.code;
  if (place.kind === 'compare') return place.keys.map((key) => key.code).join(' and ');
  if (place.kind === 'trays') return 'Trays';
  if (place.kind === 'tray') return trays.find(({ id }) => id === place.id)?.name ?? 'Tray';
  return place.kind === 'data' ? 'Data' : place.kind === 'browse' ? 'Browse' : place.kind === 'paste' ? 'Paste' : 'New tab';
}

interface TabEntryProps {
  tab: Tab;
  index: number;
  isCurrent: boolean;
}

function TabEntry({ tab, index, isCurrent }: TabEntryProps) {
  const desk = useDesk();
  const entry = useRef<HTMLDivElement>(null);
  const { kind } = currentPlace(tab.history);
  const Icon = kind === 'data' ? Database : kind === 'browse' ? ListTree : kind === 'paste' ? ClipboardPaste : kind === 'compare' ? Columns2 : kind === 'tray' || kind === 'trays' ? ClipboardList : FileText;
  const name = nameOf(tab, useStore(desk.trays.store, (state) => state.trays));
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
    <div ref={entry} className="tab" role="presentation" data-current={isCurrent} data-tab={name} data-tab-id={tab.id} title={title} onAuxClick={onMiddle}>
      <Button
        look="quiet"
        place="tab-name"
        role="tab"
        id={tabId(tab)}
        aria-selected={isCurrent}
        aria-controls={pagePaneId}
        aria-keyshortcuts="Delete"
        tabIndex={isCurrent ? 0 : -1}
        onPress={() => desk.selectTab(index)}
      >
        <Icon className="icon" size={14} aria-hidden />
        <span className={kind === 'code' ? 'code' : undefined}>{name}</span>
        {title !== '' && <span className="tab-title">{title}</span>}
      </Button>
      {/* For the mouse: a tab holds nothing else that the keyboard or a screen reader stops at, and Delete closes it. The keyboard stays where it is. */}
      <Button look="quiet" place="tab-close" aria-hidden tabIndex={-1} title={`Close ${name}`} onMouseDown={(event) => event.preventDefault()} onPress={() => desk.closeTab(index)}>
        <X className="icon" size={14} aria-hidden />
      </Button>
    </div>
  );
}

/** The open tabs, once there are two; one page needs no strip. One stop: the arrows show the others, Delete closes. */
export function TabStrip() {
  const desk = useDesk();
  const strip = useRef<HTMLDivElement>(null);
  const tabs = useStore(desk.tabs.store, (state) => (state.tabs.length > 1 ? state.tabs : null));
  const current = useStore(desk.tabs.store, (state) => state.current);
  const shown = tabs?.[current]?.id;

  /** Known by itself: the tab that has the keyboard may be the one that was closed. */
  const hasKeyboard = useRef(false);

  // A keyboard in the strip goes along with the shown tab, whoever changed it and whatever was closed.
  useLayoutEffect(() => {
    if (hasKeyboard.current) strip.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }, [shown]);

  if (tabs === null) return null;
  const close = commandOf('tab.close').keys[0];

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || tabs === null) return;
    const steps = new Map([['ArrowLeft', (current + tabs.length - 1) % tabs.length], ['ArrowRight', (current + 1) % tabs.length], ['Home', 0], ['End', tabs.length - 1]]);
    const wanted = steps.get(event.key);
    if (wanted !== undefined) desk.selectTab(wanted);
    else if (event.key === 'Delete') desk.closeTab();
    else return;
    event.preventDefault();
  }

  return (
    <div className="tab-strip" title={close === undefined ? undefined : `${shortcutLabel(close, isMac)} closes the shown one`}>
      <div
        ref={strip}
        className="tab-row"
        role="tablist"
        aria-label="Open pages"
        onKeyDown={onKeyDown}
        onFocus={() => {
          hasKeyboard.current = true;
        }}
        onBlur={() => {
          hasKeyboard.current = false;
        }}
      >
        {tabs.map((tab, index) => (
          <TabEntry key={tab.id} tab={tab} index={index} isCurrent={index === current} />
        ))}
      </div>
    </div>
  );
}
