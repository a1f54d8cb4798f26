import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { WireRecord } from '../manifest.js';
import { PasswordDialog } from './password-dialog.js';

const document = `mutation setPassword($employee: ID!, $newPassword: String!) { setPassword(employee: $employee, password: $newPassword) }`;

/** Gives an employee a first or a new password. Who may, the server decides: it takes everything that the employee may do. */
export function SetPassword({ record }: { record: WireRecord }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {translate('timon.password.set')}
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
