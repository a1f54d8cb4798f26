import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSession } from '../session.js';
import { Door } from './door.js';

export function Unreachable({ why }: { why: string }) {
  const translate = useTranslate();
  const { reload } = useSession();
  return (
    <Door title={translate('ra.page.error')} lead={translate(why)}>
      <Button variant="contained" onClick={() => void reload()}>
        {translate('timon.action.tryAgain')}
      </Button>
    </Door>
  );
}
