const barWidth = 24;
const redrawMs = 100;

/** One line per table: a bar that moves while it is read, and a plain line where no terminal shows it. */
export class ImportProgress {
  private startedAt = Date.now();
  private shownAt = 0;
  private table = '';
  private last = '';

  constructor(
    private readonly out: NodeJS.WriteStream,
    private readonly unit: 'row' | 'order',
  ) {}

  show(table: string, done: number, size: number, rows: number): void {
    if (table !== this.table) this.finish();
    this.table = table;
    const share = size === 0 ? 1 : Math.min(1, done / size);
    const filled = Math.round(share * barWidth);
    const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
    const seconds = (Date.now() - this.startedAt) / 1000;
    // What is over in a moment has no speed worth telling.
    const speed = seconds < 1 ? '' : `, ${Math.round(rows / seconds).toLocaleString('en')}/s`;
    const counted = `${rows.toLocaleString('en')} ${this.unit}${rows === 1 ? '' : 's'}`;
    const percent = `${Math.floor(share * 100)}`.padStart(3);
    this.last = `${table.padEnd(26)} ${bar} ${percent} %  ${counted}${speed}`;
    if (!this.out.isTTY || Date.now() - this.shownAt < redrawMs) return;
    this.shownAt = Date.now();
    this.out.write(`\r\u001b[K${this.last}`);
  }

  finish(): void {
    if (this.last) this.out.write(this.out.isTTY ? `\r\u001b[K${this.last}\n` : `${this.last}\n`);
    this.last = '';
    this.startedAt = Date.now();
  }
}
