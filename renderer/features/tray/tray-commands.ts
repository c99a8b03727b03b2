import type { CaseCheck, Tray } from '../../../electron/contract/index.ts';
import { aimedKeys } from '../../app/aim.ts';
import type { Command } from '../../app/commands.ts';
import type { Desk } from '../../app/desk.ts';
import { inMenu } from '../../app/in-menu.ts';
import { handOn } from '../consult/hand-on.ts';
import { isTrayCode } from './entered-codes.ts';
import { focusNextWayOut } from './next-way-out.ts';
import { requestOf } from './tray-store.ts';
import { trayAsTable, trayAsText } from './tray-as-text.ts';
import { todayHere } from './today-here.ts';

export type TrayCommandId = 'go.trays' | 'tray.new' | 'tray.nextFinding' | 'tray.rename' | 'tray.copy' | 'tray.template' | 'tray.begin' | 'tray.order' | 'tray.sheet' | 'tray.coder' | 'tray.calendar' | 'tray.mail' | 'tray.copyText' | 'tray.copyTable' | 'tray.remove';

const always = () => true;
const isShown = ({ trays }: Desk) => trays.shown() !== null;
const noTray = 'Open a tray first.';

function askAboutShown(name: 'rename' | 'copy' | 'template' | 'begin'): Command['run'] {
  return ({ trays }) => {
    const tray = trays.shown();
    if (tray !== null) trays.ask({ name, id: tray.id });
  };
}

/** Removes a tray; from its page the list of trays takes its place. */
export async function removeTray(desk: Desk, id: number): Promise<void> {
  const wasShown = desk.trays.shown()?.id === id;
  const name = desk.trays.store.get().trays.find((tray) => tray.id === id)?.name ?? 'Tray';
  const isDone = await desk.trays.change({ kind: 'remove', ids: [id] }, `${name} removed`);
  if (isDone !== null && wasShown) desk.openPlace({ kind: 'trays' });
}

function isCheckedNow(trays: Desk['trays']): boolean {
  const { check, checkedTray } = trays.store.get();
  return check !== null && checkedTray === trays.shown();
}

function printCommand(document: 'sheet' | 'coder', words: string, atThing: string): Command {
  return {
    id: `tray.${document}`,
    words,
    keys: [],
    group: 'Trays',
    alsoCalled: 'paper pdf booking',
    atThing: () => atThing,
    isAvailable: isShown,
    waitsFor: noTray,
    async run({ trays, preview }) {
      const tray = trays.shown();
      if (tray !== null) await preview.open({ document, subject: { of: 'tray', id: tray.id } });
    },
  };
}

async function saveCalendar({ bridge, notices, trays }: Desk): Promise<void> {
  const tray = trays.shown();
  if (tray === null || tray.dateOfService === null) return;
  const result = await bridge.call('case.saveCalendar', { case: requestOf(tray, todayHere()), authorisation: tray.authorisation, name: tray.name });
  if (!result.ok) notices.report(result.error);
  else if (result.value.path !== null) notices.say(`Saved ${result.value.path}`);
}

/** Copies what the check says now of the tray that is shown. */
async function copyChecked(desk: Desk, form: (tray: Tray, check: CaseCheck) => string, what: string): Promise<void> {
  const { check, checkedTray } = desk.trays.store.get();
  if (check === null || checkedTray === null) return;
  if (await desk.copyText(form(checkedTray, check))) desk.notices.say(`${checkedTray.name} copied ${what}`);
}

/** What the registry says of trays. Ctrl+T is the tray's as Ctrl+D is the bookmark's: an empty tab, which a browser opens with it, has nothing to show here. */
export const trayCommands: readonly Command[] = [
  {
    ...inMenu('code.tray'),
    atThing: ({ trays }) => {
      const tray = trays.target();
      return tray === null ? 'Put on a new tray' : `Put on ${tray.name}`;
    },
    isAvailable: (desk) => (desk.aim === null ? true : aimedKeys(desk.aim).some(isTrayCode)),
    async run(desk) {
      const keys = await desk.currentCodes();
      if (keys.length > 0) await desk.trays.put(keys);
      else desk.notices.say('Choose a code first, then put it on the tray');
    },
  },
  {
    ...inMenu('go.tray'),
    isAvailable: always,
    run(desk) {
      const tray = desk.trays.target();
      desk.openPlace(tray === null ? { kind: 'trays' } : { kind: 'tray', id: tray.id });
    },
  },
  { id: 'go.trays', words: 'All trays and templates', keys: [], group: 'Go', alsoCalled: 'cases operations claims list', isAvailable: always, run: (desk) => desk.openPlace({ kind: 'trays' }) },
  { id: 'tray.new', words: 'New tray', keys: [], group: 'Trays', alsoCalled: 'case operation begin', isAvailable: always, run: ({ trays }) => trays.ask({ name: 'new' }) },
  { id: 'tray.nextFinding', words: 'Go to the first way out of the next finding', keys: ['F8'], group: 'Trays', alsoCalled: 'mend fix problem error', isAvailable: isShown, waitsFor: noTray, run: focusNextWayOut },
  { id: 'tray.order', words: 'Order the lines by payment', keys: [], group: 'Trays', alsoCalled: 'sort rank amount', isAvailable: isShown, waitsFor: noTray, run: ({ trays }) => void trays.orderByPayment() },
  { id: 'tray.rename', words: 'Rename the tray', keys: [], group: 'Trays', isAvailable: isShown, atThing: () => 'Rename…', waitsFor: noTray, run: askAboutShown('rename') },
  { id: 'tray.copy', words: 'Duplicate the tray', keys: [], group: 'Trays', alsoCalled: 'copy', isAvailable: isShown, atThing: () => 'Duplicate…', waitsFor: noTray, run: askAboutShown('copy') },
  { id: 'tray.template', words: 'Save the tray as a template', keys: [], group: 'Trays', alsoCalled: 'preference card', isAvailable: (desk) => desk.trays.shown()?.isTemplate === false, atThing: () => 'Save as a template…', waitsFor: noTray, run: askAboutShown('template') },
  { id: 'tray.begin', words: 'Begin a tray from the template', keys: [], group: 'Trays', isAvailable: (desk) => desk.trays.shown()?.isTemplate === true, atThing: () => 'Begin a tray from it…', waitsFor: 'Open a template first.', run: askAboutShown('begin') },
  printCommand('sheet', 'Print the scheduler’s sheet of the tray', 'Scheduler’s sheet…'),
  printCommand('coder', 'Print the coder’s sheet of the tray', 'Coder’s sheet…'),
  {
    id: 'tray.calendar',
    words: 'Save the days of the operation as a calendar file',
    keys: [],
    group: 'Trays',
    alsoCalled: 'ics outlook date global period',
    atThing: () => 'Calendar file…',
    isAvailable: ({ trays }) => (trays.shown()?.lines.length ?? 0) > 0 && trays.shown()?.dateOfService !== null,
    waitsFor: 'Set the date of service first.',
    run: saveCalendar,
  },
  {
    id: 'tray.mail',
    words: 'Ask somebody: the tray with its findings as a mail draft',
    keys: [],
    group: 'Trays',
    alsoCalled: 'consult e-mail message send colleague coder',
    atThing: () => 'Mail draft…',
    isAvailable: ({ trays }) => isCheckedNow(trays),
    waitsFor: 'Open a tray with codes first.',
    async run(desk) {
      const { check, checkedTray } = desk.trays.store.get();
      if (check === null || checkedTray === null) return;
      await handOn(desk, { subject: `Codes of ${checkedTray.name}`, text: trayAsText(checkedTray, check), print: { document: 'coder', subject: { of: 'tray', id: checkedTray.id } } });
    },
  },
  {
    id: 'tray.copyText',
    words: 'Copy the tray with its findings as text',
    keys: [],
    group: 'Trays',
    alsoCalled: 'clipboard mail',
    atThing: () => 'Copy as text',
    isAvailable: ({ trays }) => isCheckedNow(trays),
    waitsFor: 'Open a tray with codes first.',
    run: (desk) => copyChecked(desk, trayAsText, 'as text'),
  },
  {
    id: 'tray.copyTable',
    words: 'Copy the lines of the tray as a table',
    keys: [],
    group: 'Trays',
    alsoCalled: 'tsv spreadsheet excel clipboard',
    atThing: () => 'Copy as a table',
    isAvailable: ({ trays }) => isCheckedNow(trays),
    waitsFor: 'Open a tray with codes first.',
    run: (desk) => copyChecked(desk, (_tray, check) => trayAsTable(check), 'as a table for a spreadsheet'),
  },
  {
    id: 'tray.remove',
    words: 'Remove the tray',
    keys: [],
    group: 'Trays',
    alsoCalled: 'delete',
    isAvailable: isShown,
    atThing: () => 'Remove',
    waitsFor: noTray,
    async run(desk) {
      const tray = desk.trays.shown();
      if (tray !== null) await removeTray(desk, tray.id);
    },
  },
];

/** Keys of the lines of a tray that are no commands, for the list of keys. */
export const trayKeys: readonly { keys: readonly string[]; words: string }[] = [
  { keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], words: 'Among the lines of a tray: from cell to cell' },
  { keys: ['Enter', 'F2'], words: 'On a cell of a tray: change it; on a code: read its page' },
  { keys: ['Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown'], words: 'Move the line of a tray up or down' },
  { keys: ['Delete'], words: 'Empty the cell; on a code or title: take the line off' },
];

