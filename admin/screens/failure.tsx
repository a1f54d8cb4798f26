import { Alert } from '@mui/material';

export const Failure = ({ children }: { children: string | undefined }) =>
  children ? (
    <Alert severity="error" sx={{ mt: 1 }}>
      {children}
    </Alert>
  ) : null;
