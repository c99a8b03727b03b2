import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './warning-note.css';

export interface WarningNoteProps {
  /** Whose note it is, for finding it: "changed", "ended". */
  about: string;
  /** What can be done about it, at the end of the line. */
  action: ReactNode;
  children: ReactNode;
}

/** Something that the reader of a page has to know before its values. The sign is said as well as shown. */
export function WarningNote({ about, action, children }: WarningNoteProps) {
  return (
    <div className="warning-note" data-about={about}>
      <TriangleAlert className="icon" size={16} aria-label="Warning:" />
      <div>{children}</div>
      {action}
    </div>
  );
}
