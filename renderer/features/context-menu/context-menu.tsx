import { Fragment, useLayoutEffect } from 'react';
import { bookmarkColours } from '../../../electron/contract/window.ts';
import { aimAt, type Aim } from '../../app/aim.ts';
import { commandOf, runCommand, type Command } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import type { Desk } from '../../app/desk.ts';
import { useStore } from '../../app/store.ts';
import type { ContextMenuState } from '../../app/window-state.ts';
import { MenuRule, PointMenu, SubMenu } from '../../ui/menu.tsx';
import { codesInWords } from '../bookmarks/change-words.ts';
import { ColourPatch } from '../bookmarks/colour-mark.tsx';
import { keyText } from '../search/list-items.ts';
import { CommandItem } from './command-item.tsx';
import { onceKeyboardIsBack } from './once-keyboard-is-back.ts';
import '../bookmarks/bookmarks.css';

type Line = Command['id'] | 'colours';

const kept: readonly Line[] = ['code.bookmark', 'code.tray', 'bookmarks.folderOf', 'colours', 'bookmarks.tags', 'bookmarks.note', 'bookmarks.seen'];
const copied: readonly Line[] = ['code.copy', 'code.copyCitation', 'code.copyText', 'code.copyTable'];
const compared: readonly Line[] = ['compare.with', 'compare.chosen'];
const printed: readonly Line[] = ['code.print', 'code.savePdf'];

/** What can be done with each kind of thing, in groups. */
const menus: Readonly<Record<Aim['kind'], readonly (readonly Line[])[]>> = {
  codes: [['code.open', 'tab.open'], kept, copied, compared, printed],
  page: [kept, copied, compared, printed],
  tab: [['tab.close', 'tab.closeOthers'], ['code.bookmark', 'code.tray', 'bookmarks.folderOf', 'bookmarks.note'], copied, compared, printed],
  folder: [['folder.open'], ['folder.edit', 'folder.up', 'folder.down', 'bookmarks.printFolder'], ['bookmarks.newFolder'], ['folder.remove']],
};

/** Left out where they cannot be, because the thing is not of that kind; what only cannot be just now is shown unavailable. */
const leftOut = new Set<Line>(['code.open', 'compare.with', 'compare.chosen', 'bookmarks.tags', 'bookmarks.note', 'bookmarks.seen', ...copied, ...printed, 'code.bookmark', 'code.tray', 'bookmarks.folderOf']);

const noColour = 'bookmarks.colour.none';

function isShown(desk: Desk, line: Line): boolean {
  if (line === 'colours') return commandOf(noColour).isAvailable(desk);
  return !leftOut.has(line) || commandOf(line).isAvailable(desk);
}

function aboutInWords({ aim, titleOf, library, tabs }: Desk): string {
  if (aim === null) return '';
  if (aim.kind === 'folder') return library.store.get().folders.find(({ id }) => id === aim.id)?.name ?? 'Folder';
  const [only] = aim.keys;
  if (only === undefined) return 'Tab';
  const title = titleOf(only) ?? (aim.kind === 'tab' ? tabs.store.get().tabs.find(({ id }) => id === aim.id)?.title : undefined);
  return aim.keys.length > 1 ? codesInWords(aim.keys) : `${only.code} ${title ?? ''}`.trimEnd();
}

/** Marks on the screen what the menu is about. */
function useMarks(aim: Aim): void {
  useLayoutEffect(() => {
    const rows = aim.kind === 'codes' ? aim.keys.map((key) => `.list-row[data-key=${JSON.stringify(keyText(key))}]`) : [];
    const thing = aim.kind === 'tab' ? [`[data-tab-id="${aim.id}"]`] : aim.kind === 'folder' ? [`.folder-link[data-key="${aim.id}"]`] : [];
    const marked = [...rows, ...thing].flatMap((selector) => [...document.querySelectorAll(selector)]);
    for (const element of marked) element.setAttribute('data-aimed', '');
    return () => {
      for (const element of marked) element.removeAttribute('data-aimed');
    };
  }, [aim]);
}

function OpenMenu({ menu: { aim, at, byKey } }: { menu: ContextMenuState }) {
  const unaimed = useDesk();
  const desk = aimAt(unaimed, aim);
  useMarks(aim);

  function close(): void {
    desk.window.set({ contextMenu: null });
  }

  /** The menu gives the keyboard back first: a command may move it, and a dialog must know where to return it to. */
  function runAfterClosing(id: Command['id']): void {
    close();
    onceKeyboardIsBack(() => runCommand(desk, id));
  }

  const groups = menus[aim.kind].map((lines) => lines.filter((line) => isShown(desk, line))).filter((lines) => lines.length > 0);
  return (
    <PointMenu label={aboutInWords(desk)} at={at} byKey={byKey} onClose={close}>
      {groups.map((lines, place) => (
        <Fragment key={lines[0]}>
          {place > 0 && <MenuRule />}
          {lines.map((line) =>
            line === 'colours' ? (
              <SubMenu key={line} words="Colour">
                {bookmarkColours.map((colour) => (
                  <CommandItem key={colour} desk={desk} id={`bookmarks.colour.${colour}`} run={runAfterClosing}>
                    <span className="colour-option">
                      <ColourPatch colour={colour} /> {commandOf(`bookmarks.colour.${colour}`).atThing?.(desk)}
                    </span>
                  </CommandItem>
                ))}
                <CommandItem desk={desk} id={noColour} run={runAfterClosing} />
              </SubMenu>
            ) : (
              <CommandItem key={line} desk={desk} id={line} run={runAfterClosing} />
            ),
          )}
        </Fragment>
      ))}
    </PointMenu>
  );
}

/** The menu at the pointer, or below the thing that the keyboard stands on. */
export function ContextMenu() {
  const desk = useDesk();
  const menu = useStore(desk.window, (state) => state.contextMenu);
  // Another thing is another menu, not the same one moved.
  return menu === null ? null : <OpenMenu key={`${menu.at.x} ${menu.at.y}`} menu={menu} />;
}
