import { GripVertical } from 'lucide-react';
import { Button } from 'react-aria-components';

/** Where a row is taken with a screen reader, and what shows that it can be dragged; the whole row can be taken with the mouse. */
export function DragHandle({ what }: { what: string }) {
  return (
    <Button slot="drag" className="drag-handle" aria-label={`Drag ${what}`} excludeFromTabOrder>
      <GripVertical className="icon" size={14} aria-hidden />
    </Button>
  );
}
