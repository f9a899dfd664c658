/** A question that must be answered before anything else: focus goes in, Escape leaves, focus returns. */
import './dialog.css';
import { type ReactNode, useEffect } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

/** While focus is on its way in it stands on the page for a moment, where the dialog does not hear Escape. */
const useEscapeBeforeFocus = (onClose: () => void): void => {
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && document.activeElement === document.body) onClose();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [onClose]);
};

export const Dialog = ({
  title,
  onClose,
  role = 'dialog',
  wide = false,
  page = false,
  foot,
  children,
  actions,
}: {
  title: string;
  onClose: () => void;
  role?: 'dialog' | 'alertdialog';
  wide?: boolean;
  /** As large as the window allows, with its actions always in sight. */
  page?: boolean;
  /** Beside the actions. */
  foot?: ReactNode;
  children: ReactNode;
  actions: ReactNode;
}) => {
  useEscapeBeforeFocus(onClose);
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      isDismissable={role === 'dialog'}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`modal ${page ? 'modal-page' : wide ? 'modal-wide' : ''}`}>
        <AriaDialog role={role} className="dialog">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          <div className="dialog-body">{children}</div>
          <div className="dialog-actions">
            {foot === undefined ? null : <div className="dialog-foot">{foot}</div>}
            {actions}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};
