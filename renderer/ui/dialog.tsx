import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import './controls.css';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** alertdialog for a question that must be answered. */
  role?: 'dialog' | 'alertdialog';
  /** wide: for what stands in columns. */
  width?: 'text' | 'wide';
  children: ReactNode;
}

/** A modal dialog; Esc closes it, focus returns to where it was. */
export function Dialog({ title, isOpen, onClose, role = 'dialog', width = 'text', children }: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={width === 'wide' ? 'dialog-frame dialog-frame-wide' : 'dialog-frame'}>
        <AriaDialog className="dialog" role={role}>
          <Heading slot="title" level={2} className="dialog-title">
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
