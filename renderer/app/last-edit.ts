/** Which came last, typing into a field or a change of bookmarks: Ctrl+Z takes back what was done last. */
export interface LastEdit {
  typedInto(field: EventTarget | null): void;
  changedLibrary(): void;
  /** The field was typed into since the last change of bookmarks: its own undo has the key. */
  isTyping(field: EventTarget | null): boolean;
}

export function createLastEdit(): LastEdit {
  let typed: EventTarget | null = null;
  return {
    typedInto(field) {
      typed = field;
    },
    changedLibrary() {
      typed = null;
    },
    isTyping: (field) => field !== null && typed === field,
  };
}
