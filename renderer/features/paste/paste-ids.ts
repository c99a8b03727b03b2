export const pasteFieldId = 'paste-field';

export function foundRowId(index: number): string {
  return `found-row-${String(index)}`;
}
