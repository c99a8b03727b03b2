/*
 * Alone in this file, away from the schemas: the window bundles this list and must not carry the schema library with it.
 */

/** The colours of bookmarks and folders; stored by these names, shown as the tokens of the same names. */
export const bookmarkColours = ['teal', 'blue', 'violet', 'rose', 'amber', 'green'] as const;
export type BookmarkColour = (typeof bookmarkColours)[number];

/** What each colour is called where it is chosen or read aloud: colour is never alone. */
export const bookmarkColourNames: Readonly<Record<BookmarkColour, string>> = {
  teal: 'Teal',
  blue: 'Blue',
  violet: 'Violet',
  rose: 'Rose',
  amber: 'Amber',
  green: 'Green',
};
