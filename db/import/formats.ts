import type { SourceFormat } from './source-format.ts';
import { anaesthesiaFactors } from './sources/anaesthesia-factors.ts';
import { ascAddendumAa, ascAddendumBb } from './sources/asc-addenda.ts';
import { ccsServices } from './sources/ccs-services.ts';
import { cptDescriptors } from './sources/cpt-descriptors.ts';
import { cptModifiers } from './sources/cpt-modifiers.ts';
import { gpci } from './sources/gpci.ts';
import { hcpcs } from './sources/hcpcs.ts';
import { hospitalPrices } from './sources/hospital-prices.ts';
import { icd10Addenda } from './sources/icd10-addenda.ts';
import { icd10cmCodes } from './sources/icd10cm-codes.ts';
import { icd10cmIndex } from './sources/icd10cm-index.ts';
import { icd10cmTabular } from './sources/icd10cm-tabular.ts';
import { icd10cmOrder } from './sources/icd10cm-order.ts';
import { icd10pcsOrder } from './sources/icd10pcs-order.ts';
import { localityCounties } from './sources/locality-counties.ts';
import { mueDme, mueOutpatient, muePractitioner } from './sources/mue.ts';
import { ncciAddOnCodes } from './sources/ncci-add-on-codes.ts';
import { ncciPtpHospital, ncciPtpPractitioner } from './sources/ncci-ptp.ts';
import { officeTexts } from './sources/office-texts.ts';
import { oppsAddendumB } from './sources/opps-addendum-b.ts';
import { oppsCap } from './sources/opps-cap.ts';
import { pfsRelativeValues } from './sources/pfs-relative-values.ts';
import { physicianWorkTime } from './sources/physician-work-time.ts';
import { placeOfService } from './sources/place-of-service.ts';
import { rbcs } from './sources/rbcs.ts';
import { zipLocalities } from './sources/zip-localities.ts';

/** Every format that is read, in the order in which a file is shown to them: first the largest, whose lines are never all made, then those that look at lines only. */
export const sourceFormats: readonly SourceFormat[] = [
  ncciPtpPractitioner,
  ncciPtpHospital,
  icd10cmOrder,
  icd10pcsOrder,
  icd10cmTabular,
  icd10cmIndex,
  icd10Addenda,
  icd10cmCodes,
  pfsRelativeValues,
  gpci,
  hcpcs,
  cptDescriptors,
  cptModifiers,
  oppsAddendumB,
  ascAddendumAa,
  ascAddendumBb,
  localityCounties,
  anaesthesiaFactors,
  oppsCap,
  zipLocalities,
  physicianWorkTime,
  ccsServices,
  rbcs,
  placeOfService,
  muePractitioner,
  mueOutpatient,
  mueDme,
  ncciAddOnCodes,
  officeTexts,
  hospitalPrices,
];
