/** Names by which the field points at the list and at its selected row. */
export const listBoxId = 'code-list';

export function optionId(index: number): string {
  return `code-list-row-${index}`;
}
