import { TextField } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { FormDialog } from './form-dialog.js';

interface Props {
  readonly title: string;
  /** The mutation, and what it is given besides the new password. */
  readonly document: string;
  readonly given?: object;
  /** My own password takes the present one to change. */
  readonly asksOld?: boolean;
  readonly onClose: () => void;
}

/** A new password, typed twice. */
export function PasswordDialog({ title, document, given, asksOld, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const names = [...(asksOld ? ['oldPassword'] : []), 'newPassword', 'repeat'];

  const change = async ({ repeat, ...passwords }: Readonly<Record<string, string>>) => {
    if (passwords.newPassword !== repeat) throw new Error('timon.validation.same');
    await ask(document, { ...given, ...passwords });
    notify('timon.password.done', { type: 'success' });
    onClose();
  };

  return (
    <FormDialog title={title} go={translate('ra.action.save')} act={change} onClose={onClose}>
      {names.map((name) => (
        <TextField
          key={name}
          name={name}
          type="password"
          label={translate(`timon.password.${name}`)}
          helperText={name === 'newPassword' ? translate('timon.firstOpen.passwordHelp') : undefined}
          autoComplete={name === 'oldPassword' ? 'current-password' : 'new-password'}
          required
          fullWidth
        />
      ))}
    </FormDialog>
  );
}
