import { Dialog, DialogContent, DialogTitle } from '@mui/material';
import { useId, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** Without it there is one way out: the button inside. What is shown only once is not lost by a click beside it. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** A step in which a factor is set up or codes are shown. */
export function FactorDialog({ title, onClose, children }: Props) {
  const id = useId();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>{children}</DialogContent>
    </Dialog>
  );
}
