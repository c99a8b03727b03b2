/** A sheet of adhesive labels as it is sold: millimetres, from the upper left corner of the paper. */
export interface LabelSheet {
  /** As it stands on the box. */
  readonly name: string;
  readonly paper: 'Letter' | 'A4';
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  /** From the left edge of a label to that of the next one; rows follow each other without a gap. */
  readonly columnStep: number;
}

/** Sources: the makers' own measures, Avery 5160 (1 by 2 5/8 inches) and Avery Zweckform L7160. */
export const labelSheets = {
  '5160': { name: 'Letter, 30 labels (5160)', paper: 'Letter', columns: 3, rows: 10, width: 66.675, height: 25.4, left: 4.7625, top: 12.7, columnStep: 69.85 },
  l7160: { name: 'A4, 21 labels (L7160)', paper: 'A4', columns: 3, rows: 7, width: 63.5, height: 38.1, left: 7.21, top: 15.15, columnStep: 66.04 },
} as const satisfies Record<string, LabelSheet>;
export type LabelSheetName = keyof typeof labelSheets;
export const labelSheetNames = ['5160', 'l7160'] as const satisfies readonly LabelSheetName[];

export const mostLabelCopies = 10;

/** How many labels a sheet has. */
export function placesOn({ columns, rows }: LabelSheet): number {
  return columns * rows;
}
