import type { SourceFormat } from './source-format.ts';
import { cptDescriptors } from './sources/cpt-descriptors.ts';
import { cptModifiers } from './sources/cpt-modifiers.ts';
import { gpci } from './sources/gpci.ts';
import { hcpcs } from './sources/hcpcs.ts';
import { icd10cmOrder } from './sources/icd10cm-order.ts';
import { officeTexts } from './sources/office-texts.ts';
import { pfsRelativeValues } from './sources/pfs-relative-values.ts';

/** Every format that is read, in the order in which a file is shown to them: first those that look at lines only. */
export const sourceFormats: readonly SourceFormat[] = [
  icd10cmOrder,
  pfsRelativeValues,
  gpci,
  hcpcs,
  cptDescriptors,
  cptModifiers,
  officeTexts,
];
