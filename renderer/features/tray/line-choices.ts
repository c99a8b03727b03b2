import type { CaseLine } from '../../../electron/contract/index.ts';
import { caseRoles, caseSides } from '../../../electron/contract/window.ts';
import { formatTwoDecimals } from '../../ui/format.ts';
import { enteredCharge, enteredModifiers } from './entered-codes.ts';
import { roleWords, sideWords } from './tray-words.ts';

/** The columns of a line in their order; what can be written in place has `read`, what is one of a few `choices`. */
export interface LineColumn {
  name: 'code' | 'title' | 'modifiers' | 'side' | 'units' | 'role' | 'charge' | 'amount' | 'remove';
  heading: string;
  /** As it stands in the cell while nobody edits it. */
  text?: (line: CaseLine) => string;
  /** What a typed text changes; a sentence where it cannot be. */
  read?: (text: string) => Partial<CaseLine> | string;
  choices?: readonly { id: string; label: string; change: Partial<CaseLine> }[];
}

export const lineColumns: readonly LineColumn[] = [
  { name: 'code', heading: 'Code' },
  { name: 'title', heading: 'Title' },
  {
    name: 'modifiers',
    heading: 'Modifiers',
    text: ({ modifiers }) => modifiers.join(' '),
    read: (text) => {
      const modifiers = enteredModifiers(text);
      return modifiers === null ? 'Modifiers have two letters or digits each, eight at most.' : { modifiers };
    },
  },
  {
    name: 'side',
    heading: 'Side',
    text: ({ side }) => (side === null ? '' : sideWords[side]),
    choices: [{ id: '', label: 'None', change: { side: null } }, ...caseSides.map((side) => ({ id: side, label: sideWords[side], change: { side } }))],
  },
  {
    name: 'units',
    heading: 'Units',
    text: ({ units }) => String(units),
    read: (text) => {
      const units = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
      return units < 1 ? 'Units are a whole number from 1 to 999.' : { units };
    },
  },
  {
    name: 'role',
    heading: 'Role',
    text: ({ role }) => roleWords[role ?? 'surgeon'],
    choices: caseRoles.map((role) => ({ id: role === 'surgeon' ? '' : role, label: roleWords[role], change: { role: role === 'surgeon' ? null : role } })),
  },
  {
    name: 'charge',
    heading: 'Charge',
    text: ({ charge }) => (charge === null ? '' : formatTwoDecimals(charge)),
    read: (text) => {
      const charge = enteredCharge(text);
      return charge === undefined ? 'A charge is dollars and cents, as 1,250.00.' : { charge };
    },
  },
  { name: 'amount', heading: 'Fee schedule' },
  { name: 'remove', heading: 'Remove' },
];

/** The choice that a cell stands at. */
export function chosenIn(column: LineColumn, line: CaseLine): string {
  if (column.name === 'side') return line.side ?? '';
  return line.role === null || line.role === 'surgeon' ? '' : line.role;
}

/** What Delete leaves in a cell; null where it takes off the line. */
export function emptied(column: LineColumn): Partial<CaseLine> | null {
  switch (column.name) {
    case 'modifiers':
      return { modifiers: [] };
    case 'side':
      return { side: null };
    case 'units':
      return { units: 1 };
    case 'role':
      return { role: null };
    case 'charge':
      return { charge: null };
    default:
      return null;
  }
}
