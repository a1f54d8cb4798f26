import { Alert, Box, Card, Chip, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { Loading, useTranslate } from 'react-admin';
import { ask } from '../../client.js';
import type { WireRecord } from '../../manifest.js';

interface PersonAccess {
  readonly record: string;
  readonly label: string;
  readonly domain: string;
  readonly rows: readonly string[];
  readonly operations: readonly string[];
  readonly moves: readonly string[];
  readonly sensitive: readonly string[];
}

const document = 'query accessOf($person: ID!) { accessOf(person: $person) { record label domain rows operations moves sensitive } }';

/** What somebody may in all, as the server works it out from their grants and the tables in force. */
export default function WhatTheyMay({ record }: { record: WireRecord }) {
  const translate = useTranslate();
  const [access, setAccess] = useState<readonly PersonAccess[]>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    ask<{ accessOf: readonly PersonAccess[] }>(document, { person: record.id }).then(
      ({ accessOf }) => setAccess(accessOf),
      (error: Error) => setFailed(translate(error.message)),
    );
    // Another version of the person may have other grants; the translation depends on nothing else.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [record.id, record.version]);

  if (failed) return <Alert severity="info">{failed}</Alert>;
  if (!access) return <Loading />;
  if (access.length === 0) return <Typography color="textSecondary">{translate('timon.mayDo.nothing')}</Typography>;
  return (
    <Card component="section" sx={{ overflowX: 'auto' }} tabIndex={0} aria-label={translate('timon.mayDo.title')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {(['record', 'rows', 'operations', 'sensitive'] as const).map((column) => (
              <TableCell key={column}>{translate(`timon.mayDo.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {access.map(({ record: name, label, domain, rows, operations, moves, sensitive }) => (
            <TableRow key={name}>
              <TableCell>
                <Typography variant="body2" sx={{ fontWeight: 650 }}>
                  {label}
                </Typography>
                <Typography variant="caption" color="textSecondary">
                  {domain}
                </Typography>
              </TableCell>
              <TableCell>{rows.join(', ') || translate('timon.access.rows.none')}</TableCell>
              <TableCell>
                <Words words={operations} />
                <Words words={moves} colour="primary" />
              </TableCell>
              <TableCell>{sensitive.join(', ')}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function Words({ words, colour }: { words: readonly string[]; colour?: 'primary' }) {
  return (
    <Box sx={{ display: 'inline' }}>
      {words.map((word) => (
        <Chip key={word} size="small" variant="outlined" color={colour} label={word} sx={{ mr: 0.5, my: 0.25 }} />
      ))}
    </Box>
  );
}
