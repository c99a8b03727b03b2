import { describe, expect, it } from 'vitest';
import { textMenuTemplate } from '../../../electron/main/windows/text-menu.ts';

const editFlags = { canCut: false, canCopy: true, canPaste: true, canSelectAll: true } as Parameters<typeof textMenuTemplate>[0]['editFlags'];
const roles = (clicked: Partial<Parameters<typeof textMenuTemplate>[0]>) =>
  textMenuTemplate({ isEditable: false, selectionText: '', editFlags, ...clicked }).flatMap(({ role, enabled }) => (role === undefined ? [] : `${role}${enabled === false ? ' (not now)' : ''}`));

describe('the menu of the second button on text', () => {
  it('cuts, copies and pastes in a field, as far as the field can', () => {
    expect(roles({ isEditable: true })).toEqual(['cut (not now)', 'copy', 'paste', 'selectAll']);
  });

  it('copies marked text, and is not there where nothing is marked', () => {
    expect(roles({ selectionText: 'hamstring' })).toEqual(['copy']);
    expect(roles({ selectionText: ' \n' })).toEqual([]);
  });
});
