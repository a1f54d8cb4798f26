import { Alert, Box, Card, Chip, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Loading, useTranslate } from 'react-admin';
import { ask } from '../../client.js';
import type { WireRecord } from '../../manifest.js';
import { useAnswer } from '../use-answer.js';

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
export default function WhatTheyMay({ record: { id, version } }: { record: WireRecord }) {
  // Another version of the person may have other grants.
  return <Access key={version} person={id} />;
}

function Access({ person }: { person: string }) {
  const translate = useTranslate();
  const { answer, failed } = useAnswer(ask<{ accessOf: readonly PersonAccess[] }>, document, { person });
  if (failed) return <Alert severity="info">{failed}</Alert>;
  if (!answer) return <Loading />;
  const { accessOf: access } = answer;
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
