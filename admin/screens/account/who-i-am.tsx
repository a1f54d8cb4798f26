import { Box, Button, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { Link, useCreatePath, useLocaleState, useTranslate } from 'react-admin';
import { languageNames } from '../../layout/language-names.js';
import { useRecordBook } from '../../manifest.js';
import { useSession } from '../../session.js';
import { Section } from '../section.js';

export interface OwnProfile {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly timeZone: string;
  readonly company: { readonly name: string } | null;
}

/** My name and address as the company has them, and the language in which I am spoken to. */
export function WhoIAm({ me }: { me: OwnProfile }) {
  const translate = useTranslate();
  const createPath = useCreatePath();
  const { speak } = useSession();
  const [language] = useLocaleState();
  const employees = useRecordBook().find('Employee');
  const facts = { name: me.name, email: me.email, company: me.company?.name, timeZone: me.timeZone };
  return (
    <Section
      title={translate('timon.ownAccount.me')}
      lead={translate('timon.ownAccount.meLead')}
      actions={
        employees && (
          <Button size="small" component={Link} to={createPath({ resource: employees.plural, type: 'show', id: me.id })}>
            {translate('timon.ownAccount.record')}
          </Button>
        )
      }
    >
      <Box component="dl" sx={{ display: 'grid', m: 0, mb: 2, gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))' }}>
        {Object.entries(facts).map(([name, value]) => (
          <Box key={name} sx={{ minWidth: 0 }}>
            <Typography component="dt" variant="caption" color="textSecondary">
              {translate(`timon.ownAccount.${name}`)}
            </Typography>
            <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {value ?? '—'}
            </Typography>
          </Box>
        ))}
      </Box>
      <Typography variant="caption" color="textSecondary" component="p" id="own-language" sx={{ mb: 0.5 }}>
        {translate('timon.account.language')}
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={language}
        onChange={(_, chosen: string | null) => chosen && void speak(chosen)}
        aria-labelledby="own-language"
      >
        {Object.entries(languageNames).map(([tag, name]) => (
          <ToggleButton key={tag} value={tag} lang={tag} sx={{ textTransform: 'none' }}>
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Section>
  );
}
