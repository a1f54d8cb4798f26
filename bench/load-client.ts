import { connect, type Socket } from 'node:net';

export interface Load {
  readonly rps: number;
  readonly p50: number;
  readonly p99: number;
}

export interface Target {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body of one request; the same may come again and again. */
  readonly body: (turn: number) => string;
}

/** One request over a connection of its own, for answers that are looked at. */
export async function ask(target: Target, turn: number): Promise<string> {
  const connection = await Connection.open(target.port);
  try {
    return await connection.send(requestText(target, turn));
  } finally {
    connection.close();
  }
}

/** As many requests as `clients` get answered one after the other within the time. The client is as plain as it can be, for it takes its share of the machine. */
export async function load(target: Target, clients: number, milliseconds: number, firstTurn: number): Promise<Load> {
  const connections = await Promise.all(Array.from({ length: clients }, () => Connection.open(target.port)));
  const times: number[] = [];
  let turn = firstTurn;
  const start = performance.now();
  const end = start + milliseconds;
  try {
    await Promise.all(
      connections.map(async (connection) => {
        for (let now = performance.now(); now < end;) {
          await connection.send(requestText(target, turn++));
          const done = performance.now();
          times.push(done - now);
          now = done;
        }
      }),
    );
  } finally {
    connections.forEach((connection) => connection.close());
  }
  const elapsed = (performance.now() - start) / 1000;
  times.sort((one, other) => one - other);
  return { rps: times.length / elapsed, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

function requestText({ path, headers, body }: Target, turn: number): string {
  const content = body(turn);
  const lines = Object.entries({
    host: 'localhost',
    'content-type': 'application/json',
    accept: 'application/json',
    ...headers,
    'content-length': String(Buffer.byteLength(content)),
  });
  return `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${content}`;
}

class Connection {
  private parts: Buffer[] = [];
  private received = 0;
  private expected = -1;
  private resolve: ((body: string) => void) | undefined;
  private reject: ((error: Error) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (part: Buffer) => this.take(part));
    socket.on('error', (error) => this.reject?.(error));
    socket.on('close', () => this.reject?.(new Error('The server closed the connection.')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Connection(socket)));
    });
  }

  send(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      this.socket.write(text);
    });
  }

  close(): void {
    this.reject = undefined;
    this.socket.destroy();
  }

  private take(part: Buffer): void {
    this.parts.push(part);
    this.received += part.length;
    if (this.expected < 0) this.readHead();
    if (this.expected < 0 || this.received < this.expected) return;
    const whole = Buffer.concat(this.parts);
    const status = whole.toString('latin1', 9, 12);
    const body = whole.subarray(whole.indexOf('\r\n\r\n') + 4);
    this.parts = [];
    this.received = 0;
    this.expected = -1;
    if (status === '200' && !body.subarray(0, 10).equals(errorsFirst)) this.resolve?.(body.toString());
    else this.reject?.(new Error(`Status ${status}: ${body.toString('utf8', 0, 500)}`));
  }

  private readHead(): void {
    const text = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = /content-length: *(\d+)/i.exec(text.toString('latin1', 0, end));
    if (!length) throw new Error('The server did not say how long its answer is.');
    this.expected = end + 4 + Number(length[1]);
  }
}

const errorsFirst = Buffer.from('{"errors":');
