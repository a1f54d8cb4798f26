import { Box, Typography } from '@mui/material';
import { AppBar, TitlePortal } from 'react-admin';
import { AccountMenu } from './account-menu.js';
import { Helm } from './helm.js';
import { SearchEverything } from './search-everything.js';

export function TopBar() {
  return (
    <AppBar userMenu={<AccountMenu />} toolbar={<SearchEverything />} color="inherit">
      <Box sx={{ display: { xs: 'none', md: 'flex' }, alignItems: 'center', gap: 1, mr: 3 }}>
        <Helm size={26} />
        <Typography component="span" sx={{ fontWeight: 700, fontSize: 18, letterSpacing: '-0.01em' }}>
          Timón
        </Typography>
      </Box>
      <TitlePortal />
    </AppBar>
  );
}
