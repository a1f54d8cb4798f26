/** One line that changes on a terminal; in a file or pipe it would only be noise. */
export function showProgress(title: string, rows: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${title}: ${rows} rows`);
}

export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
