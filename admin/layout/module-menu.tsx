import HomeIcon from '@mui/icons-material/HomeOutlined';
import { Typography } from '@mui/material';
import { Fragment } from 'react';
import { Menu, useSidebarState, useTranslate } from 'react-admin';
import { useRecordBook } from '../manifest.js';
import { RecordIcon } from './record-icon.js';

/** The menu as the manifest gives it: modules as headings, records beneath, never moving on their own. */
export function ModuleMenu() {
  const book = useRecordBook();
  const translate = useTranslate();
  const [open] = useSidebarState();
  return (
    <Menu>
      <Menu.Item to="/" primaryText={translate('timon.home.title')} leftIcon={<HomeIcon />} />
      {book.manifest.menu.map(({ module, label, records }) => (
        <Fragment key={module}>
          {open && (
            <Typography
              variant="overline"
              color="textSecondary"
              sx={{ px: 2.5, pt: 1.5, lineHeight: 1.8 }}
              component="li"
              role="presentation"
            >
              {label}
            </Typography>
          )}
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
    </Menu>
  );
}
