import ArrowIcon from '@mui/icons-material/ArrowForward';
import SomePencilIcon from '@mui/icons-material/EditOutlined';
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { AccessLevel } from './access-tables.js';
import { shadeStyle, type Shade } from './access-tile.js';
import { RowSign } from './row-sign.js';

const shades: readonly Shade[] = ['nothing', 'sees', 'changes', 'everything'];

/** What the colours and signs of the picture say. */
export function AccessLegend({ levels }: { levels: readonly AccessLevel[] }) {
  const translate = useTranslate();
  return (
    <Box
      component="ul"
      aria-label={translate('timon.access.legend.label')}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, listStyle: 'none', p: 0, m: 0, mb: 1.5 }}
    >
      {shades.map((shade) => (
        <Entry key={shade} word={translate(`timon.access.legend.${shade}`)}>
          <Box
            sx={[
              { inlineSize: 22, blockSize: 16, borderRadius: 0.75, border: 1, borderColor: 'divider' },
              (theme) => shadeStyle(shade, theme),
            ]}
          />
        </Entry>
      ))}
      {(['none', 'some', 'all'] as const).map((rows) => (
        <Entry key={rows} word={translate(`timon.access.rows.${rows}`)}>
          <RowSign rows={rows} />
        </Entry>
      ))}
      <Entry word={translate('timon.access.legend.writes')}>
        <SomePencilIcon sx={{ fontSize: 15 }} />
      </Entry>
      <Entry word={translate('timon.access.legend.moves')}>
        <ArrowIcon sx={{ fontSize: 15 }} />
      </Entry>
      {levels.map(({ level, label }) => (
        <Box component="li" key={level} sx={{ display: { md: 'none' } }}>
          <Typography variant="caption">
            {level} {label}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

function Entry({ word, children }: { word: string; children: ReactNode }) {
  return (
    <Box component="li" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
      <Box aria-hidden sx={{ display: 'inline-flex' }}>
        {children}
      </Box>
      <Typography variant="caption">{word}</Typography>
    </Box>
  );
}
