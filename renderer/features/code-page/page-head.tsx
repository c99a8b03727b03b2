import { ArrowLeft, ChevronLeft, ChevronRight, CircleSlash, ClipboardPlus, Columns2, Copy, FileDown, ListTree, Plus, Printer } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { CodePage } from '../../../electron/contract/index.ts';
import { commandOf, runCommand, type Command } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { BookmarkButton } from '../bookmarks/bookmark-button.tsx';
import { KeptOnPage, NoteButton } from '../bookmarks/kept-on-page.tsx';
import { Menu } from '../../ui/menu.tsx';
import { TriggerButton } from '../../ui/trigger-button.tsx';
import { CommandItem } from '../context-menu/command-item.tsx';
import { keyText } from '../search/list-items.ts';
import { isTrayCode } from '../tray/entered-codes.ts';
import { ContentsBar } from './contents-bar.tsx';
import { Citation } from './citation.tsx';

function keyHint(id: Command['id']): string {
  const shortcut = commandOf(id).keys[0];
  return shortcut === undefined ? '' : ` (${shortcutLabel(shortcut, isMac)})`;
}

const copyCommands = ['code.copy', 'code.copyCitation', 'code.copyText', 'code.copyTable'] as const;

function Actions({ page }: { page: CodePage }) {
  const desk = useDesk();
  return (
    <div className="page-actions">
      <BookmarkButton of={page} />
      <NoteButton of={page} />
      {isTrayCode(page) && (
        <span className="page-action" title={`${commandOf('code.tray').words}${keyHint('code.tray')}`}>
          <Button aria-label="Put on the tray" onPress={() => runCommand(desk, 'code.tray')}>
            <ClipboardPlus className="icon" size={16} aria-hidden />
          </Button>
        </span>
      )}
      <span className="page-action" title={`Copy code and title${keyHint('code.copy')}, or more`}>
        <Menu
          label="Copy"
          button={
            <TriggerButton aria-label="Copy">
              <Copy className="icon" size={16} aria-hidden />
            </TriggerButton>
          }
        >
          {copyCommands.map((id) => (
            <CommandItem key={id} desk={desk} id={id} />
          ))}
        </Menu>
      </span>
      <span className="page-action" title={`Save the summary as PDF${keyHint('code.savePdf')}`}>
        <Button aria-label="Save as PDF" onPress={() => runCommand(desk, 'code.savePdf')}>
          <FileDown className="icon" size={16} aria-hidden />
        </Button>
      </span>
      <span className="page-action" title={`Print the summary${keyHint('code.print')}`}>
        <Button aria-label="Print" onPress={() => runCommand(desk, 'code.print')}>
          <Printer className="icon" size={16} aria-hidden />
        </Button>
      </span>
    </div>
  );
}

function Neighbours({ page }: { page: CodePage }) {
  const desk = useDesk();
  return (
    <div className="neighbours">
      <span title={`${commandOf('code.browse').words}${keyHint('code.browse')}`}>
        <Button look="quiet" aria-label="Same family, show in browse" onPress={() => runCommand(desk, 'code.browse')}>
          <ListTree className="icon" size={16} aria-hidden />
          Same family
        </Button>
      </span>
      <span title={`${commandOf('compare.with').words}${keyHint('compare.with')}`}>
        <Button look="quiet" onPress={() => runCommand(desk, 'compare.with')}>
          <Columns2 className="icon" size={16} aria-hidden />
          Compare
        </Button>
      </span>
      {page.previous !== null && (
        <Button look="quiet" aria-label={`Previous code ${page.previous.code}`} onPress={() => runCommand(desk, 'code.previous')}>
          <ChevronLeft className="icon" size={16} aria-hidden />
          <span className="code">{page.previous.code}</span>
        </Button>
      )}
      {page.next !== null && (
        <Button look="quiet" aria-label={`Next code ${page.next.code}`} onPress={() => runCommand(desk, 'code.next')}>
          <span className="code">{page.next.code}</span>
          <ChevronRight className="icon" size={16} aria-hidden />
        </Button>
      )}
    </div>
  );
}

/** Code, title and what to do with them; stays in sight while the page scrolls. */
export function PageHead({ page }: { page: CodePage }) {
  const desk = useDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  const requests = useStore(desk.window, (state) => state.pageFocusRequests);
  const wanted = useStore(desk.page.store, (state) => state.key);

  useEffect(() => {
    // The page before stays until the wanted one is there; the keyboard must not land on it.
    if (wanted !== null && keyText(wanted) === keyText(page) && desk.takePageFocus()) heading.current?.focus({ preventScroll: true });
  }, [desk, page, requests, wanted]);

  return (
    <>
      <header className="page-head">
        <div className="page-title-block">
          <div className="page-back">
            <Button look="quiet" onPress={() => desk.backToList()}>
              <ArrowLeft className="icon" size={16} aria-hidden />
              Back to the list
            </Button>
          </div>
          <h1 id="page-title" ref={heading} tabIndex={-1}>
            <span className="code page-code">{page.code}</span> <span className="page-title">{page.title}</span>
          </h1>
          <Citation source={page.titleSource} />
        </div>
        <Actions page={page} />
        <ContentsBar page={page} />
      </header>
      <div className="page-place">
        <p className="section-path">
          <span className="system">{page.systemName}</span>
          {page.sectionPath.map((section) => (
            <span key={`${section.firstCode}-${section.title}`} title={`${section.firstCode} to ${section.lastCode}`}>
              <ChevronRight className="icon" size={12} aria-label="then" /> {section.title}
            </span>
          ))}
        </p>
        <Neighbours page={page} />
      </div>
      {(page.addOn || !page.billable) && (
        <p className="page-marks">
          {page.addOn && <Badge icon={Plus} word="Add-on: never alone" tone="warning" />}
          {!page.billable && <Badge icon={CircleSlash} word="Heading, not valid for billing" tone="warning" />}
        </p>
      )}
      <KeptOnPage of={page} focusHeading={() => heading.current?.focus()} />
    </>
  );
}
