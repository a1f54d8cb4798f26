import { Alert, Box, Typography } from '@mui/material';
import { ListButton, Title, useTranslate } from 'react-admin';

/** The page of a record that does not exist, or is not mine to see: nobody can tell which. */
export function RecordMissing() {
  const translate = useTranslate();
  return (
    <Box sx={{ mt: 1 }}>
      <Title title={translate('ra.page.not_found')} />
      <Typography variant="h5" component="h1" gutterBottom>
        {translate('ra.page.not_found')}
      </Typography>
      <Alert severity="info" sx={{ mb: 1 }}>
        {translate('timon.message.recordNotFound')}
      </Alert>
      <ListButton />
    </Box>
  );
}
