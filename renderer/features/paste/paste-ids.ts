export const pasteFieldId = 'paste-field';

export function foundRowId(index: number): string {
  return `found-row-${String(index)}`;
}

export function scheduleRowId(index: number): string {
  return `schedule-row-${String(index)}`;
}
