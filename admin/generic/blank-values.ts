import { ownFields, type ManifestRecord } from '../record-book.js';

/** What a new record or line begins with: the declared defaults that mean something before the server has seen it. */
export function blankValues(record: ManifestRecord): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, kind, writable, default: preset } of ownFields(record)) {
    if (writable === 'never') continue;
    if (kind === 'link') values[name] = null;
    else if (kind === 'lines') values[name] = [];
    else if (kind === 'date') values[name] = preset === 'today' ? today() : '';
    else if (kind === 'flag') values[name] = preset ?? false;
    else if (kind === 'instant') values[name] = '';
    else values[name] = preset === undefined ? '' : kind === 'integer' ? Number(preset) : String(preset);
  }
  return values;
}

function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
