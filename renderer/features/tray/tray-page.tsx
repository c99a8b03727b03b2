import { ArrowDown, ArrowDownWideNarrow, ArrowLeft, Ellipsis, Printer } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Tray } from '../../../electron/contract/index.ts';
import { runCommand, type Command } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { isMac, shortcutLabel } from '../../app/keys.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatDate } from '../../ui/format.ts';
import { Menu, MenuRule } from '../../ui/menu.tsx';
import { TriggerButton } from '../../ui/trigger-button.tsx';
import { SourceList } from '../code-page/source-list.tsx';
import { SourceTip } from '../code-page/source-tip.tsx';
import '../code-page/code-page.css';
import { CommandItem } from '../context-menu/command-item.tsx';
import { AddCode } from './add-code.tsx';
import { AlsoAuthorise } from './also-authorise.tsx';
import { FindingList } from './finding-list.tsx';
import { LineGrid } from './line-grid.tsx';
import { focusNextWayOut } from './next-way-out.ts';
import { PayerPrices } from './payer-prices.tsx';
import { PaymentPart } from './payment-part.tsx';
import { TimePart } from './time-part.tsx';
import { TrayFields } from './tray-fields.tsx';
import { todayHere } from './today-here.ts';
import './tray.css';

const papers: readonly Command['id'][] = ['tray.sheet', 'tray.coder'];
const handedOn: readonly Command['id'][] = ['tray.calendar', 'tray.mail', 'tray.copyText', 'tray.copyTable'];
const changes: readonly Command['id'][] = ['tray.rename', 'tray.copy', 'tray.template'];

function Head({ tray }: { tray: Tray }) {
  const desk = useDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  const requests = useStore(desk.window, (state) => state.pageFocusRequests);
  useEffect(() => {
    if (desk.takePageFocus()) heading.current?.focus({ preventScroll: true });
  }, [desk, requests, tray.id]);

  return (
    <header className="tray-head">
      <div className="tray-title-block">
        <Button look="quiet" place="tray-all" onPress={() => desk.openPlace({ kind: 'trays' })}>
          <ArrowLeft className="icon" size={16} aria-hidden />
          All trays
        </Button>
        <h1 id="tray-heading" ref={heading} tabIndex={-1}>
          {tray.name}
        </h1>
        {tray.isTemplate && <span className="tray-kind">Template</span>}
      </div>
      <div className="page-actions">
        {tray.isTemplate && (
          <Button look="main" onPress={() => runCommand(desk, 'tray.begin')}>
            Begin a tray from it
          </Button>
        )}
        <Button aria-label="Print both sheets" title={`Both sheets, the scheduler’s and the coder’s (${shortcutLabel('Mod+P', isMac)})`} onPress={() => runCommand(desk, 'code.print')}>
          <Printer className="icon" size={16} aria-hidden />
        </Button>
        <Menu
          label="More"
          button={
            <TriggerButton aria-label={`More for ${tray.name}`}>
              <Ellipsis className="icon" size={16} aria-hidden />
            </TriggerButton>
          }
        >
          {papers.map((id) => (
            <CommandItem key={id} desk={desk} id={id} />
          ))}
          {handedOn.map((id) => (
            <CommandItem key={id} desk={desk} id={id} />
          ))}
          <MenuRule />
          {changes
            .filter((id) => id !== 'tray.template' || !tray.isTemplate)
            .map((id) => (
              <CommandItem key={id} desk={desk} id={id} />
            ))}
          <MenuRule />
          <CommandItem desk={desk} id="tray.remove" />
        </Menu>
      </div>
    </header>
  );
}

function Lines({ tray }: { tray: Tray }) {
  const desk = useDesk();
  const check = useStore(desk.trays.store, (state) => state.check);
  const isChecked = useStore(desk.trays.store, (state) => state.check !== null && !state.isChecking);
  return (
    <section className="part tray-lines" aria-labelledby="tray-lines">
      <h2 id="tray-lines" tabIndex={-1}>
        Lines
      </h2>
      {tray.lines.length > 0 && <LineGrid tray={tray} check={check} />}
      <div className="tray-below-lines">
        <AddCode tray={tray} />
        {tray.lines.length > 1 && (
          <div className="tray-line-actions">
            <Button isDisabled={!isChecked} onPress={() => runCommand(desk, 'tray.order')}>
              <ArrowDownWideNarrow className="icon" size={16} aria-hidden />
              Order by payment
            </Button>
            {check !== null && check.findings.some(({ kind }) => kind !== 'file-missing') && (
              <Button look="quiet" place="tray-to-findings" onPress={focusNextWayOut}>
                <ArrowDown className="icon" size={16} aria-hidden />
                To the findings
              </Button>
            )}
          </div>
        )}
      </div>
      {tray.dateOfService === null && tray.lines.length > 0 && <p className="quiet">No date of service is set: checked as of today, {formatDate(todayHere())}.</p>}
    </section>
  );
}

function Page({ tray }: { tray: Tray }) {
  const desk = useDesk();
  const article = useRef<HTMLElement>(null);
  const check = useStore(desk.trays.store, (state) => state.check);
  const failure = useStore(desk.trays.store, (state) => state.failure);
  return (
    <article ref={article} className="page tray-page" aria-labelledby="tray-heading" data-tray={tray.id}>
      <Head tray={tray} />
      <TrayFields tray={tray} />
      <div className="tray-work">
        <Lines tray={tray} />
        <FindingList tray={tray} check={check} failure={failure} />
        {check !== null && (
          <div className="tray-rest">
            <PaymentPart check={check} />
            <PayerPrices payers={check.payers} />
            <TimePart check={check} />
            <AlsoAuthorise tray={tray} check={check} />
            <SourceList sources={check.sources} />
          </div>
        )}
      </div>
      {check !== null && <SourceTip within={article} sources={check.sources} />}
    </article>
  );
}

/** The codes of one operation: lines, what stands against them, what they come to, and what else to ask for. */
export function TrayPage({ id }: { id: number }) {
  const desk = useDesk();
  const tray = useStore(desk.trays.store, (state) => state.trays.find((one) => one.id === id) ?? null);
  const isLoaded = useStore(desk.trays.store, (state) => state.isLoaded);
  if (tray !== null) return <Page key={id} tray={tray} />;
  if (!isLoaded) return null;
  return (
    <div className="page-failure">
      <h1 tabIndex={-1}>This tray is not there any more</h1>
      <p>It was removed. Undo brings it back.</p>
      <p className="page-failure-actions">
        <Button onPress={() => desk.openPlace({ kind: 'trays' })}>All trays</Button>
      </p>
    </div>
  );
}
