import AccountIcon from '@mui/icons-material/AccountCircleOutlined';
import { Divider, IconButton, ListSubheader, Menu, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useRedirect, useTheme, useTranslate } from 'react-admin';
import { useRecordBook } from '../manifest.js';
import { pagesOf } from '../screens/pages.js';
import { useSession } from '../session.js';
import { languageNames } from './language-names.js';

/** Who I am, my language, light or dark, and the way out. */
export function AccountMenu() {
  const translate = useTranslate();
  const redirect = useRedirect();
  const book = useRecordBook();
  const { me, speak, signOut } = useSession();
  const [language] = useLocaleState();
  const [theme, setTheme] = useTheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (act: () => void) => () => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <IconButton
        color="inherit"
        aria-label={translate('timon.account.label')}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <AccountIcon />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Typography sx={{ px: 2, py: 1, fontWeight: 650 }}>{me?.name}</Typography>
        <Divider />
        <ListSubheader>{translate('timon.account.language')}</ListSubheader>
        {Object.entries(languageNames).map(([tag, name]) => (
          <MenuItem key={tag} lang={tag} selected={tag === language} onClick={choose(() => void speak(tag))}>
            {name}
          </MenuItem>
        ))}
        <ListSubheader>{translate('timon.account.theme')}</ListSubheader>
        {(['light', 'dark'] as const).map((mode) => (
          <MenuItem key={mode} selected={theme === mode} onClick={choose(() => setTheme(mode))}>
            {translate(`timon.account.${mode}`)}
          </MenuItem>
        ))}
        <MenuItem selected={theme === undefined} onClick={choose(() => setTheme(undefined as never))}>
          {translate('timon.account.system')}
        </MenuItem>
        <Divider />
        {pagesOf(book)
          .filter(({ menu }) => menu(book) === 'account')
          .map(({ path, title }) => (
            <MenuItem key={path} onClick={choose(() => redirect(path))}>
              {translate(title)}
            </MenuItem>
          ))}
        <MenuItem component="a" href="/explorer">
          {translate('timon.explorer.title')}
        </MenuItem>
        <MenuItem onClick={choose(() => void signOut())}>{translate('timon.account.signOut')}</MenuItem>
      </Menu>
    </>
  );
}
