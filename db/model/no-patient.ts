import type { Patient } from './patient.ts';

/** Nothing is written of anybody. */
export const noPatient: Patient = { name: '', birthDate: null, recordNumber: '', memberId: '', authorisationNumber: '' };
