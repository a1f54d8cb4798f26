import { Box } from '@mui/material';
import type { ManifestRecord } from '../manifest.js';

/** The initials of the record's own name, or its first two letters: no picture has to be drawn for a record that is added later. */
export function RecordIcon({ record }: { record: ManifestRecord }) {
  return (
    <Box
      aria-hidden
      sx={{
        inlineSize: 24,
        blockSize: 24,
        borderRadius: 1,
        display: 'grid',
        placeItems: 'center',
        fontSize: 11,
        fontWeight: 700,
        color: 'primary.main',
        border: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      {shortFor(record.labelMany)}
    </Box>
  );
}

/** `Price lists` is PL and `Tipos de cambio` is TC: small words count for nothing. */
function shortFor(name: string): string {
  const [first = '', second] = name.split(/\s+/).filter((word) => word.length > 2);
  return second ? `${first[0]}${second[0]}`.toLocaleUpperCase() : name.slice(0, 2);
}
