import { createHash, randomInt } from 'node:crypto';
import type { Pool } from 'pg';

const howMany = 10;
/** Letters and digits that nobody mistakes for one another; sixteen of them are 79 bits. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 4;

/** Codes on paper for the day on which everything else is lost. Kept as hashes; each counts once. */
export class RecoveryCodes {
  constructor(private readonly gate: Pool) {}

  /** New ones; those before count no more. This is the only time that they are told. */
  async renew(principalId: string): Promise<string[]> {
    const codes = Array.from({ length: howMany }, newCode);
    await this.gate.query(
      `with gone as (delete from timon.recovery_code where principal_id = $1)
       insert into timon.recovery_code (principal_id, code_hash) select $1, decode(h, 'base64') from unnest($2::text[]) h`,
      [principalId, codes.map((code) => hashOf(principalId, code))],
    );
    return codes;
  }

  async spend(principalId: string, code: string): Promise<boolean> {
    const { rowCount } = await this.gate.query(
      `delete from timon.recovery_code where principal_id = $1 and code_hash = decode($2, 'base64')`,
      [principalId, hashOf(principalId, code)],
    );
    return rowCount === 1;
  }

  async left(principalId: string): Promise<number> {
    const { rows } = await this.gate.query<{ left: number }>(
      'select count(*)::int as left from timon.recovery_code where principal_id = $1',
      [principalId],
    );
    return rows[0]!.left;
  }

  async remove(principalId: string): Promise<void> {
    await this.gate.query('delete from timon.recovery_code where principal_id = $1', [principalId]);
  }
}

const newCode = (): string =>
  Array.from({ length: groups }, () => Array.from({ length: groupLength }, () => signs[randomInt(signs.length)]).join('')).join('-');

/** Typed with or without hyphens, in any case. Bound to its owner, so that equal codes do not show. */
const hashOf = (principalId: string, code: string): string =>
  createHash('sha256')
    .update(`${principalId} ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
    .digest('base64');
