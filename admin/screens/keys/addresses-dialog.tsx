import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../form-dialog.js';
import { addressesIn, setPartnerKeyAddresses, type PartnerKey } from './partner-keys.js';

interface Props {
  readonly partnerKey: PartnerKey;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** From where a key may come. */
export function AddressesDialog({ partnerKey, onClose, onDone }: Props) {
  const translate = useTranslate();
  const save = async ({ addresses = '' }: { readonly addresses?: string }) => {
    await setPartnerKeyAddresses(partnerKey.id, addressesIn(addresses));
    onDone();
  };
  return (
    <FormDialog title={translate('timon.keys.setAddresses')} go={translate('ra.action.save')} act={save} onClose={onClose}>
      <TextField
        name="addresses"
        label={translate('timon.keys.addresses')}
        helperText={translate('timon.keys.addressesHelp')}
        defaultValue={partnerKey.addresses.join('\n')}
        multiline
        minRows={3}
        fullWidth
      />
    </FormDialog>
  );
}
