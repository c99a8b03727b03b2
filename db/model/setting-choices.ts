/** What can be chosen, without the schema library: the window imports it, and main before it opens the window. */

export const paperSizes = ['Letter', 'A4'] as const;
/** "printer" is the paper of the printer that the system prints on by default. */
export const paperChoices = [...paperSizes, 'printer'] as const;

/** What is printed of a code: the one page that a booking needs, or everything. */
export const printExtents = ['one-page', 'whole'] as const;

/** `system` follows the computer between light and dark; `contrast` follows it too, with the strongest inks. */
export const themes = ['system', 'light', 'dark', 'contrast'] as const;

/** Size of everything in the window, in percent. */
export const textSizes = [90, 100, 115, 130, 150, 200] as const;

/** Bytes; a letterhead's logo has a tenth of it. */
export const largestLogoBytes = 512 * 1024;

/** The blank fields of the scheduler's sheet, in the order in which they stand; an office may leave out any. */
export const bookingFields = [
  'patient', 'birthDate', 'recordNumber', 'payer', 'memberId', 'contact', 'surgeon', 'assistant', 'facility', 'date', 'time', 'duration', 'position', 'status', 'laterality', 'diagnoses', 'level',
  'anaesthesia', 'implants', 'equipment', 'specialNeeds', 'tests', 'consent', 'historyAndPhysical', 'authorisationNumber', 'authorisationWindow', 'authorisedCodes',
] as const;
export type BookingField = (typeof bookingFields)[number];

/** As they stand on paper and in the settings. */
export const bookingFieldNames: Readonly<Record<BookingField, string>> = {
  patient: 'Patient', birthDate: 'Born', recordNumber: 'MRN', payer: 'Payer', memberId: 'Member ID', contact: 'Contact', surgeon: 'Surgeon', assistant: 'Assistant', facility: 'Facility',
  date: 'Date', time: 'Time', duration: 'Duration', position: 'Position', status: 'Status', laterality: 'Side', diagnoses: 'Diagnoses', level: 'Level', anaesthesia: 'Anaesthesia',
  implants: 'Implants', equipment: 'Equipment', specialNeeds: 'Special needs', tests: 'Tests', consent: 'Consent', historyAndPhysical: 'H&P on',
  authorisationNumber: 'Authorisation', authorisationWindow: 'Valid', authorisedCodes: 'For codes',
};

/** Fields of the office's own on the scheduler's sheet: three lines of paper. */
export const mostOwnFields = 6;
export const longestOwnField = 24;
