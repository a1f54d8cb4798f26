import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import { Pagination, useListContext, useLocaleState, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import { tidyFilter } from '../filter.js';
import { formatDecimal } from '../format.js';
import { useScreenRecord } from '../manifest.js';

/** Counting stops at ten thousand, which is enough to page by; who wants the exact figure asks for it. */
export function ListPaging() {
  const record = useScreenRecord();
  const translate = useTranslate();
  const [language] = useLocaleState();
  const { meta, total, filterValues } = useListContext();
  const [counted, setCounted] = useState<{ filter: string; value: number }>();
  const { archived, ...sought } = filterValues as Record<string, unknown>;
  const filter = JSON.stringify([tidyFilter(sought) ?? {}, archived === true]);
  const capped = (meta as { exact?: boolean } | undefined)?.exact === false;
  const exact = counted?.filter === filter ? counted.value : undefined;

  const count = async () => {
    const { answer } = await ask<{ answer: { count: { value: number } } }>(
      `query count${record.name}($filter: ${record.name}Filter, $archived: Boolean) {
        answer: ${record.plural}(filter: $filter, archived: $archived) { count(exact: true) { value } }
      }`,
      { filter: tidyFilter(sought), archived: archived === true },
    );
    setCounted({ filter, value: answer.count.value });
  };
  const written = (value: number) => formatDecimal(value, language);
  const labelDisplayedRows = ({ from, to }: { from: number; to: number }) =>
    translate('ra.navigation.page_range_info', {
      offsetBegin: written(from),
      offsetEnd: written(to),
      total: exact !== undefined ? written(exact) : `${written(total ?? to)}${capped ? '+' : ''}`,
    });

  return (
    <Stack direction="row" sx={{ justifyContent: 'flex-end', alignItems: 'center', flexWrap: 'wrap' }}>
      {capped && exact === undefined && (
        <Button size="small" onClick={() => void count()}>
          {translate('timon.action.countExactly')}
        </Button>
      )}
      <Pagination rowsPerPageOptions={[10, 25, 50, 100]} {...{ labelDisplayedRows }} />
    </Stack>
  );
}
