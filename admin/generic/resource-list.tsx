import { Box, useMediaQuery, type Theme } from '@mui/material';
import {
  ColumnsButton,
  CreateButton,
  DataTable,
  FilterButton,
  Link,
  List,
  SortButton,
  TopToolbar,
  useCreatePath,
  useRecordContext,
  useResourceContext,
  useStore,
} from 'react-admin';
import { FieldValue } from '../fields/field-value.js';
import { widgetFor } from '../fields/field-widgets.js';
import { isSortable } from '../build-query.js';
import { useRecordBook, useScreenRecord, type ManifestField, type ManifestRecord, type WireRecord } from '../manifest.js';
import { possibleColumns, usualColumns } from './columns.js';
import { ExportList } from './export-list.js';
import { filtersFor } from './filter-bar.js';
import { ListPaging } from './list-paging.js';
import { RecordCards } from './record-cards.js';

/** The list of any record: columns to choose, filters by kind of field, search, sorting and pages. On a phone a list of cards. */
export function ResourceList() {
  const record = useScreenRecord();
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const hidden = useHiddenColumns(record);
  const columns = phone
    ? usualColumns(record)
    : possibleColumns(record)
        .map(({ name }) => name)
        .filter((name) => !hidden.includes(name));
  return (
    <List
      actions={<ListActions record={record} phone={phone} columns={columns} />}
      filters={filtersFor(record)}
      sort={{ field: record.orderBy.field, order: record.orderBy.direction }}
      perPage={25}
      pagination={<ListPaging />}
      queryOptions={{ meta: { columns } }}
      empty={false}
      exporter={false}
      title={record.labelMany}
    >
      {phone ? <RecordCards /> : <RecordTable record={record} />}
    </List>
  );
}

function ListActions({ record, phone, columns }: { record: ManifestRecord; phone: boolean; columns: readonly string[] }) {
  const book = useRecordBook();
  const sortable = usualColumns(record).filter((name) => isSortable(book, record, name));
  return (
    <TopToolbar>
      <FilterButton />
      {phone ? <SortButton fields={sortable} /> : <ColumnsButton />}
      <ExportList record={record} columns={columns} />
      {record.may.create && <CreateButton data-shortcut="c" />}
    </TopToolbar>
  );
}

function RecordTable({ record }: { record: ManifestRecord }) {
  const book = useRecordBook();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <DataTable
        rowClick={false}
        bulkActionButtons={false}
        hiddenColumns={usuallyHidden(record)}
        sx={{ '& .RaDataTable-thead': { position: 'sticky' } }}
      >
        {possibleColumns(record).map((field) => (
          <DataTable.Col
            key={field.name}
            source={field.name}
            label={field.label}
            align={widgetFor(field).align}
            disableSort={!isSortable(book, record, field.name)}
          >
            {field.name === record.title ? <TitleLink field={field} /> : <Cell field={field} />}
          </DataTable.Col>
        ))}
      </DataTable>
    </Box>
  );
}

/** Each row opens by a link in its title, so that keyboards and screen readers reach it like any other link. */
export function TitleLink({ field }: { field: ManifestField }) {
  const record = useRecordContext<WireRecord>();
  const resource = useResourceContext();
  const createPath = useCreatePath();
  if (!record) return null;
  const empty = record[field.name] === null || record[field.name] === undefined || record[field.name] === '';
  return (
    <Link to={createPath({ resource, type: 'show', id: record.id })} sx={{ fontWeight: 600 }}>
      {empty ? `…${record.id.slice(-8)}` : <FieldValue field={field} record={record} />}
    </Link>
  );
}

function Cell({ field }: { field: ManifestField }) {
  const record = useRecordContext<WireRecord>();
  return record ? <FieldValue field={field} record={record} /> : null;
}

const usuallyHidden = (record: ManifestRecord): string[] => {
  const usual = usualColumns(record);
  return possibleColumns(record)
    .map(({ name }) => name)
    .filter((name) => !usual.includes(name));
};

/** The same setting that the column chooser writes: what is not shown is not asked for. */
function useHiddenColumns(record: ManifestRecord): readonly string[] {
  return useStore<string[]>(`${record.plural}.datatable`, usuallyHidden(record))[0];
}
