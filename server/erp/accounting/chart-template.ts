import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { AccountRoleName } from './account-role.js';
import type { AccountType } from './account-types.js';

/** The charts that a company may begin with; each is a file of the reference seeds. */
export const chartNames = ['international', 'pgc-pymes'] as const;
export type ChartName = (typeof chartNames)[number];

export interface ChartRow {
  readonly code: string;
  readonly names: Readonly<Record<string, string>>;
  readonly type: AccountType;
  readonly partyRequired: boolean;
  readonly reconcilable: boolean;
  readonly roles: readonly AccountRoleName[];
}

/** The accounts of a chart, in the order of their codes, each with the parts it plays. */
export function chartTemplate(chart: ChartName): ChartRow[] {
  const file = readFileSync(new URL(`../../../seeds/reference/charts/${chart}.csv`, import.meta.url), 'utf8');
  const rows = parse(file, { columns: true, skip_empty_lines: true }) as Record<string, string>[];
  return rows.map((row) => ({
    code: row['code']!,
    names: { en: row['name_en']!, es: row['name_es']! },
    type: row['type'] as AccountType,
    partyRequired: row['party'] === 'yes',
    reconcilable: row['reconcilable'] === 'yes',
    roles: row['roles']!.split('|').filter(Boolean) as AccountRoleName[],
  }));
}
