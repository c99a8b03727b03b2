import { Ellipsis, Plus } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Tray } from '../../../electron/contract/index.ts';
import { runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuRule } from '../../ui/menu.tsx';
import { RadioChoice } from '../../ui/radio-choice.tsx';
import { TriggerButton } from '../../ui/trigger-button.tsx';
import '../code-page/code-page.css';
import { orderTrays, type Order } from './order-trays.ts';
import { removeTray } from './tray-commands.ts';
import { placeWords, trayInWords } from './tray-words.ts';
import './tray.css';

function Row({ tray, isCurrent }: { tray: Tray; isCurrent: boolean }) {
  const desk = useDesk();
  const { trays } = desk;
  const open = () => desk.openPlace({ kind: 'tray', id: tray.id });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Delete') void removeTray(desk, tray.id);
    else if (event.key === 'F2') trays.ask({ name: 'rename', id: tray.id });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <li className="trays-row" data-tray={tray.id}>
      <Button look="quiet" place="trays-name" aria-keyshortcuts="F2 Delete" onPress={open} onKeyDown={onKeyDown}>
        <span className="trays-title">{tray.name}</span>
        <span className="trays-facts">
          {tray.isTemplate ? (tray.lines.length === 1 ? '1 code' : `${tray.lines.length} codes`) : trayInWords(tray)}, {placeWords[tray.place].toLowerCase()}
          {tray.payer !== '' && `, ${tray.payer}`}
          {isCurrent && ' · codes go here'}
        </span>
      </Button>
      {tray.isTemplate && <Button onPress={() => trays.ask({ name: 'begin', id: tray.id })}>Begin a tray</Button>}
      <Menu
        label={tray.name}
        button={
          <TriggerButton look="quiet" aria-label={`More for ${tray.name}`}>
            <Ellipsis className="icon" size={16} aria-hidden />
          </TriggerButton>
        }
      >
        <MenuItem words="Open" shortcut="Enter" onAction={open} />
        <MenuItem words="Rename…" shortcut="F2" onAction={() => trays.ask({ name: 'rename', id: tray.id })} />
        <MenuItem words="Duplicate…" onAction={() => trays.ask({ name: 'copy', id: tray.id })} />
        {!tray.isTemplate && <MenuItem words="Save as a template…" onAction={() => trays.ask({ name: 'template', id: tray.id })} />}
        <MenuRule />
        <MenuItem words="Remove" shortcut="Delete" onAction={() => void removeTray(desk, tray.id)} />
      </Menu>
    </li>
  );
}

/** All trays by name and date, and below them the templates that new ones begin from. */
export function TraysPage() {
  const desk = useDesk();
  const all = useStore(desk.trays.store, (state) => state.trays);
  const currentId = useStore(desk.trays.store, (state) => state.currentId);
  const requests = useStore(desk.window, (state) => state.pageFocusRequests);
  const [order, setOrder] = useState<Order>('date');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (desk.takePageFocus()) heading.current?.focus({ preventScroll: true });
  }, [desk, requests]);
  const trays = orderTrays(all.filter(({ isTemplate }) => !isTemplate), order);
  const templates = orderTrays(all.filter(({ isTemplate }) => isTemplate), 'name');

  return (
    <article className="page trays-page" aria-labelledby="trays-heading">
      <header className="tray-head">
        <h1 id="trays-heading" ref={heading} tabIndex={-1}>
          Trays
        </h1>
        <div className="page-actions">
          <Button look="main" onPress={() => runCommand(desk, 'tray.new')}>
            <Plus className="icon" size={16} aria-hidden />
            New tray
          </Button>
        </div>
      </header>
      <section className="part" aria-labelledby="trays-own">
        <h2 id="trays-own">Operations</h2>
        {trays.length === 0 ? (
          <p className="quiet">
            A tray holds the codes of one operation, which are checked against each other and priced together. <kbd>Ctrl+T</kbd> puts a code on it, from the list as from the page.
          </p>
        ) : (
          <>
            {trays.length > 1 && <RadioChoice label="Order" choices={[{ id: 'date', label: 'By date' }, { id: 'name', label: 'By name' }]} selected={order} onSelect={(id) => setOrder(id as Order)} />}
            <ul className="trays-list">
              {trays.map((tray) => (
                <Row key={tray.id} tray={tray} isCurrent={tray.id === currentId} />
              ))}
            </ul>
          </>
        )}
      </section>
      <section className="part" aria-labelledby="trays-templates">
        <h2 id="trays-templates">Templates</h2>
        {templates.length === 0 ? (
          <p className="quiet">Save a tray as a template to begin the same operation from it again.</p>
        ) : (
          <ul className="trays-list">
            {templates.map((tray) => (
              <Row key={tray.id} tray={tray} isCurrent={false} />
            ))}
          </ul>
        )}
      </section>
    </article>
  );
}
