import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import type { WireRecord } from '../manifest.js';
import { PasswordDialog } from './password-dialog.js';

const document = `mutation setPassword($employee: ID!, $newPassword: String!) { setPassword(employee: $employee, password: $newPassword) }`;

/** Invites an employee, or gives them a first or a new password. Who may, the server decides: it takes everything that the employee may do. */
export function SetPassword({ record }: { record: WireRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [open, setOpen] = useState(false);
  const invite = () =>
    ask('mutation inviteEmployee($employee: ID!) { inviteEmployee(employee: $employee) }', { employee: record.id }).then(
      () => notify('timon.door.invitation.sent', { type: 'success' }),
      (error: Error) => notify(error.message, { type: 'error' }),
    );
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {translate('timon.password.set')}
      </Button>
      <Button size="small" onClick={() => void invite()}>
        {translate('timon.door.invitation.send')}
      </Button>
      {open && (
        <PasswordDialog
          title={`${translate('timon.password.set')}: ${String(record.name)}`}
          document={document}
          given={{ employee: record.id }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
