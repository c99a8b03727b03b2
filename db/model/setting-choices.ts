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
