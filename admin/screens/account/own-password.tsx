import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { PasswordDialog } from '../password-dialog.js';
import { Section } from '../section.js';

const document = `mutation changePassword($oldPassword: String!, $newPassword: String!) {
  changePassword(oldPassword: $oldPassword, newPassword: $newPassword)
}`;

/** A new password by whoever knows the present one. */
export function OwnPassword() {
  const translate = useTranslate();
  const [changing, setChanging] = useState(false);
  return (
    <Section
      title={translate('timon.signIn.password')}
      lead={translate('timon.ownAccount.passwordLead')}
      actions={
        <Button variant="outlined" size="small" onClick={() => setChanging(true)}>
          {translate('timon.password.change')}
        </Button>
      }
    >
      {changing && (
        <PasswordDialog title={translate('timon.password.change')} document={document} asksOld onClose={() => setChanging(false)} />
      )}
    </Section>
  );
}
