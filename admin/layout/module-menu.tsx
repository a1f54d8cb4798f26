import HomeIcon from '@mui/icons-material/HomeOutlined';
import { Typography } from '@mui/material';
import { Fragment, type ReactNode } from 'react';
import { Menu, useSidebarState, useTranslate } from 'react-admin';
import { useRecordBook } from '../manifest.js';
import { pagesOf } from '../screens/pages.js';
import { RecordIcon } from './record-icon.js';

/** The menu as the manifest gives it: modules as headings, records beneath, never moving on their own. */
export function ModuleMenu() {
  const book = useRecordBook();
  const translate = useTranslate();
  const [open] = useSidebarState();
  const pages = pagesOf(book).filter(({ menu }) => menu(book) === 'administration');
  return (
    <Menu>
      <Menu.Item to="/" primaryText={translate('timon.home.title')} leftIcon={<HomeIcon />} />
      {book.manifest.menu.map(({ module, label, records }) => (
        <Fragment key={module}>
          {open && <Heading>{label}</Heading>}
          {records
            .flatMap((name) => book.find(name) ?? [])
            .map((record) => (
              <Menu.Item
                key={record.name}
                to={`/${record.plural}`}
                primaryText={record.labelMany}
                leftIcon={<RecordIcon record={record} />}
              />
            ))}
        </Fragment>
      ))}
      {pages.length > 0 && (
        <>
          {open && <Heading>{translate('timon.administration')}</Heading>}
          {pages.map(({ path, title, Icon }) => (
            <Menu.Item key={path} to={path} primaryText={translate(title)} leftIcon={<Icon />} />
          ))}
        </>
      )}
    </Menu>
  );
}

function Heading({ children }: { children: ReactNode }) {
  return (
    <Typography variant="overline" color="textSecondary" sx={{ px: 2.5, pt: 1.5, lineHeight: 1.8 }} component="li" role="presentation">
      {children}
    </Typography>
  );
}
