import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** What a dishonest or careless authenticator or browser does otherwise. */
export interface Quirks {
  readonly origin?: string;
  readonly host?: string;
  readonly type?: string;
  readonly challenge?: string;
  /** Nobody showed a finger, a face or a code. */
  readonly isUnverified?: boolean;
  /** As a copy of it would. */
  readonly doesNotCount?: boolean;
  readonly signsWith?: KeyObject;
  readonly userHandle?: string;
}

interface Options {
  readonly challenge: string;
}

const present = 0x01;
const verified = 0x04;
const carriesKey = 0x40;

/** An authenticator and its browser in one, written from the WebAuthn standard. */
export class Authenticator {
  readonly id = randomBytes(32);
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private counter = 0;
  private userHandle = '';

  constructor(
    private readonly origin = 'http://localhost:4000',
    private readonly host = 'localhost',
  ) {}

  /** Makes a passkey, as `navigator.credentials.create` would. */
  make(options: Options & { readonly user: { readonly id: string } }, quirks: Quirks = {}): object {
    this.userHandle = options.user.id;
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' }) as { x: string; y: string };
    const key = cbor(
      new Map<number, number | Buffer>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const authData = Buffer.concat([this.data(quirks, carriesKey), Buffer.alloc(16), length, this.id, key]);
    const attestationObject = cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    );
    return this.answer({
      clientDataJSON: this.clientData('webauthn.create', options, quirks).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Shows it, as `navigator.credentials.get` would. */
  show(options: Options, quirks: Quirks = {}): object {
    const clientData = this.clientData('webauthn.get', options, quirks);
    const authData = this.data(quirks, 0);
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
    return this.answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: createSign('sha256')
        .update(signed)
        .sign(quirks.signsWith ?? this.keys.privateKey, 'base64url'),
      userHandle: quirks.userHandle ?? this.userHandle,
    });
  }

  private answer(response: object): object {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private clientData(type: string, { challenge }: Options, quirks: Quirks): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: quirks.type ?? type,
        challenge: quirks.challenge ?? challenge,
        origin: quirks.origin ?? this.origin,
        crossOrigin: false,
      }),
    );
  }

  private data({ host = this.host, isUnverified, doesNotCount }: Quirks, more: number): Buffer {
    if (!doesNotCount) this.counter += 1;
    const tail = Buffer.alloc(5);
    tail.writeUInt8(present | (isUnverified ? 0 : verified) | more);
    tail.writeUInt32BE(this.counter, 1);
    return Buffer.concat([createHash('sha256').update(host).digest(), tail]);
  }
}

/** As much of CBOR as WebAuthn speaks. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, inner]) => [cbor(key), cbor(inner)])]);
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  return count < 256 ? Buffer.from([(major << 5) | 24, count]) : Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}
