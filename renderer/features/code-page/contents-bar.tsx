import { List } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { CodePage } from '../../../electron/contract/index.ts';
import { runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { TriggerButton } from '../../ui/trigger-button.tsx';
import { jumpToPart } from './jump-to-part.ts';
import { partId, tableOfParts, type JumpTarget, type TableEntry } from './page-parts.ts';

/** The part at the upper edge of what is read, while the page scrolls. */
function useCurrentPart(entries: readonly TableEntry[]): JumpTarget | null {
  const [current, setCurrent] = useState<JumpTarget | null>(null);
  useEffect(() => {
    const sections = entries.flatMap(({ part }) => document.getElementById(partId(part))?.closest('section') ?? []);
    const pane = sections[0]?.closest('.page-pane') ?? null;
    const inSight = new Set<Element>();
    // A band in the upper third: the part that reaches into it first is the one that is read.
    const observer = new IntersectionObserver(
      (changes) => {
        for (const { isIntersecting, target } of changes) {
          if (isIntersecting) inSight.add(target);
          else inSight.delete(target);
        }
        const first = sections.findIndex((section) => inSight.has(section));
        setCurrent(entries[first]?.part ?? null);
      },
      { root: pane, rootMargin: '-104px 0px -66% 0px' },
    );
    for (const section of sections) observer.observe(section);
    return () => observer.disconnect();
  }, [entries]);
  return current;
}

/** Marks the bar where entries are out of sight on either side, so that they are seen to go on. */
function useMoreMarks(list: RefObject<HTMLUListElement | null>, entries: readonly TableEntry[]): void {
  useEffect(() => {
    const row = list.current;
    const bar = row?.parentElement;
    if (row === null || bar == null) return;
    const tell = () => {
      bar.toggleAttribute('data-more-before', row.scrollLeft > 1);
      bar.toggleAttribute('data-more-after', row.scrollLeft + row.clientWidth < row.scrollWidth - 1);
    };
    const resized = new ResizeObserver(tell);
    resized.observe(row);
    row.addEventListener('scroll', tell, { passive: true });
    return () => {
      resized.disconnect();
      row.removeEventListener('scroll', tell);
    };
  }, [list, entries]);
}

/** The page's table of parts: stays in sight, marks where one is, leads to each by a press or its key. */
export const ContentsBar = memo(function ContentsBar({ page }: { page: CodePage }) {
  const desk = useDesk();
  const entries = useMemo(() => tableOfParts(page), [page]);
  const current = useCurrentPart(entries);
  const list = useRef<HTMLUListElement>(null);
  useMoreMarks(list, entries);
  /** The entry that has the keyboard. One of them is a stop; the arrows move between them. */
  const [reached, setReached] = useState<string | null>(null);
  const stop = reached ?? current ?? entries[0]?.part;

  function onFocus({ target }: FocusEvent): void {
    setReached(target.closest('li')?.dataset['entry'] ?? null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const here = entries.findIndex(({ part }) => part === reached);
    const wanted = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    buttons[wanted]?.focus();
  }

  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current === null || item === null || item === undefined) return;
    // By hand: scrollIntoView would move the page as well.
    const left = item.offsetLeft - list.current.clientWidth / 2 + item.offsetWidth / 2;
    if (list.current.scrollWidth > list.current.clientWidth) list.current.scrollLeft = left;
  }, [current]);

  return (
    <nav className="contents-bar" aria-label="Parts of this page">
      <ul ref={list} onFocus={onFocus} onBlur={() => setReached(null)} onKeyDown={onKeyDown}>
        {entries.map(({ part, heading, short, digit }) => (
          <li key={part} title={heading} data-entry={part}>
            <Button
              look="link"
              place="contents-entry"
              tabIndex={part === stop ? 0 : -1}
              {...(digit === null ? {} : { 'aria-keyshortcuts': `Control+${digit}` })}
              {...(part === current ? { 'aria-current': 'location' as const } : {})}
              onPress={() => jumpToPart(desk, part)}
            >
              {digit !== null && (
                <span className="contents-digit" aria-hidden>
                  {digit}
                </span>
              )}
              {short}
            </Button>
          </li>
        ))}
      </ul>
      <span title="All parts, with their keys">
        <Menu
          label="Parts of this page"
          button={
            <TriggerButton look="quiet" place="contents-menu" aria-label="All parts">
              <List className="icon" size={16} aria-hidden />
            </TriggerButton>
          }
        >
          <MenuItem words="Fold all parts" onAction={() => runCommand(desk, 'page.foldAll')} />
          <MenuItem words="Unfold all parts" onAction={() => runCommand(desk, 'page.unfoldAll')} />
          {entries.map(({ part, heading, digit }) => (
            <MenuItem key={part} words={heading} onAction={() => jumpToPart(desk, part)}>
              <span className="menu-line">
                {heading}
                {digit !== null && <kbd>{shortcutLabel(`Mod+${digit}`, isMac)}</kbd>}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </span>
    </nav>
  );
});
