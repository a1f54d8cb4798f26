import { Box, Card, Stack, Typography } from '@mui/material';
import { RecordContextProvider, useListContext, useTranslate } from 'react-admin';
import { FieldValue } from '../fields/field-value.js';
import { fieldOf, useScreenRecord, type WireRecord } from '../manifest.js';
import { usualColumns } from './columns.js';
import { TitleLink } from './resource-list.js';

/** The phone's list: one card for each record, with its title, its state and what else the list would show. */
export function RecordCards() {
  const record = useScreenRecord();
  const translate = useTranslate();
  const { data = [], isPending } = useListContext<WireRecord>();
  const title = fieldOf(record, record.title);
  const details = usualColumns(record).flatMap((name) => (name === record.title ? [] : (fieldOf(record, name) ?? [])));
  const state = details.find(({ kind }) => kind === 'state');
  const rest = details.filter((field) => field !== state);

  if (!isPending && data.length === 0) {
    return <Typography sx={{ p: 2 }}>{translate('ra.navigation.no_results', { name: record.labelMany })}</Typography>;
  }
  return (
    <Stack component="ul" spacing={1} sx={{ p: 1, m: 0, listStyle: 'none' }}>
      {data.map((each) => (
        <RecordContextProvider key={each.id} value={each}>
          <Card component="li" sx={{ p: 1.5, minWidth: 0 }}>
            <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
              <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{title && <TitleLink field={title} />}</Box>
              {state && <FieldValue field={state} record={each} />}
            </Stack>
            <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1.5, rowGap: 0.25, m: 0, mt: 0.5 }}>
              {rest
                .filter(({ name }) => isFilled(each[name]))
                .map((field) => (
                  <Box key={field.name} sx={{ display: 'contents' }}>
                    <Typography component="dt" variant="body2" color="textSecondary">
                      {field.label}
                    </Typography>
                    <Typography component="dd" variant="body2" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
                      <FieldValue field={field} record={each} />
                    </Typography>
                  </Box>
                ))}
            </Box>
          </Card>
        </RecordContextProvider>
      ))}
    </Stack>
  );
}

const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== '' && value !== false;
