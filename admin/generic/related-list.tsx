import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Card, useMediaQuery, type Theme } from '@mui/material';
import {
  DataTable,
  Link,
  Pagination,
  ReferenceManyField,
  ResourceContextProvider,
  useRecordContext,
  useTranslate,
  type SortPayload,
} from 'react-admin';
import { isSortable } from '../build-query.js';
import { FieldValue } from '../fields/field-value.js';
import { widgetFor } from '../fields/field-widgets.js';
import { fieldOf, useRecordBook, type ManifestField, type ManifestRecord, type WireRecord } from '../manifest.js';
import { usualColumns } from './columns.js';
import { RecordCards } from './record-cards.js';
import { TitleLink } from './resource-list.js';

/** The records that point at this one. */
export function RelatedList({ backlink }: { backlink: ManifestRecord['backlinks'][number] }) {
  const book = useRecordBook();
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const related = book.find(backlink.record)!;
  const columns = usualColumns(related).filter((name) => name !== backlink.via);
  const sort: SortPayload = { field: related.orderBy.field, order: related.orderBy.direction };
  return (
    <Card>
      <CreateRelated related={related} via={backlink.via} />
      <ReferenceManyField
        reference={related.plural}
        target={backlink.via}
        sort={sort}
        perPage={10}
        pagination={<Pagination />}
        queryOptions={{ meta: { columns } }}
      >
        <ResourceContextProvider value={related.plural}>
          {phone ? (
            <RecordCards />
          ) : (
            <Box sx={{ overflowX: 'auto' }}>
              <DataTable rowClick={false} bulkActionButtons={false} storeKey={`${related.plural}.related`}>
                {columns.flatMap((name) => {
                  const field = fieldOf(related, name);
                  if (!field) return [];
                  return (
                    <DataTable.Col
                      key={name}
                      source={name}
                      label={field.label}
                      align={widgetFor(field).align}
                      disableSort={!isSortable(book, related, name)}
                    >
                      {name === related.title ? <TitleLink field={field} /> : <RelatedCell field={field} />}
                    </DataTable.Col>
                  );
                })}
              </DataTable>
            </Box>
          )}
        </ResourceContextProvider>
      </ReferenceManyField>
    </Card>
  );
}

/** Begins a record that points at this one, where I may make such. */
function CreateRelated({ related, via }: { related: ManifestRecord; via: string }) {
  const translate = useTranslate();
  const record = useRecordContext<WireRecord>();
  const link = fieldOf(related, via);
  const target = useRecordBook().find(link?.target);
  if (!record || !target || !related.may.create || link?.writable === 'never') return null;
  const source = JSON.stringify({ [via]: { id: record.id, [target.title]: record[target.title] } });
  return (
    <Button
      component={Link}
      size="small"
      startIcon={<AddIcon />}
      sx={{ m: 0.5 }}
      to={`/${related.plural}/create?source=${encodeURIComponent(source)}`}
    >
      {translate('ra.action.create')}
    </Button>
  );
}

function RelatedCell({ field }: { field: ManifestField }) {
  const record = useRecordContext<WireRecord>();
  return record ? <FieldValue field={field} record={record} /> : null;
}
