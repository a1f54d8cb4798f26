import { DialogContentText, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../form-dialog.js';
import { rotatePartnerKey, type NewKey } from './partner-keys.js';

interface Props {
  readonly id: string;
  readonly onClose: () => void;
  readonly onMade: (made: NewKey) => void;
}

/** A second secret beside the first. */
export function RotateDialog({ id, onClose, onMade }: Props) {
  const translate = useTranslate();
  const rotate = async ({ days }: { readonly days?: string }) => onMade(await rotatePartnerKey(id, Number(days)));
  return (
    <FormDialog title={translate('timon.keys.rotate')} go={translate('timon.keys.rotate')} act={rotate} onClose={onClose}>
      <DialogContentText gutterBottom>{translate('timon.keys.rotateHelp')}</DialogContentText>
      <TextField name="days" type="number" label={translate('timon.keys.days')} defaultValue={365} required fullWidth />
    </FormDialog>
  );
}
