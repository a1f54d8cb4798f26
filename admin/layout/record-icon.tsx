import { Box } from '@mui/material';
import type { ManifestRecord } from '../manifest.js';

/** Two letters of the record's own name: no picture has to be drawn for a record that is added later. */
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
      {record.labelMany.slice(0, 2)}
    </Box>
  );
}
