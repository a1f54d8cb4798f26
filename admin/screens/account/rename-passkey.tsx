import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ask } from '../../client.js';
import { focusOnArrival } from '../focus-on-arrival.js';
import { FormDialog } from '../form-dialog.js';

interface Props {
  readonly passkey: { readonly id: string; readonly name: string };
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Calls a passkey otherwise. */
export function RenamePasskey({ passkey, onDone, onClose }: Props) {
  const translate = useTranslate();
  const rename = async ({ name }: { readonly name?: string }) => {
    await ask('mutation renamePasskey($id: ID!, $name: String!) { renamePasskey(id: $id, name: $name) }', { id: passkey.id, name });
    onDone();
  };
  return (
    <FormDialog title={translate('timon.ownAccount.renameTitle')} go={translate('ra.action.save')} act={rename} onClose={onClose}>
      <TextField
        name="name"
        label={translate('timon.door.enrol.passkeyName')}
        helperText={translate('timon.door.enrol.passkeyNameHelp')}
        defaultValue={passkey.name}
        slotProps={{ htmlInput: { maxLength: 100 } }}
        inputRef={focusOnArrival}
        required
        fullWidth
      />
    </FormDialog>
  );
}
