import type { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { ask } from './client.js';

/** Loads when somebody shows or makes a passkey. */
const passkeys = () => import('@simplewebauthn/browser');

/** Only where the address is one that browsers trust: TLS, or this very machine. */
export const canUsePasskeys = (): boolean => typeof window.PublicKeyCredential === 'function';

/** Has the browser ask for a passkey; null when whoever sits there would not, or has none. */
export async function showPasskey(): Promise<object | null> {
  const { beginPasskeySignIn } = await ask<{ beginPasskeySignIn: Parameters<typeof startAuthentication>[0]['optionsJSON'] }>(
    'mutation beginPasskeySignIn { beginPasskeySignIn }',
  );
  return (await passkeys()).startAuthentication({ optionsJSON: beginPasskeySignIn }).catch(() => null);
}

/** Has the browser make one. */
export async function makePasskey(): Promise<object | null> {
  const { beginPasskey } = await ask<{ beginPasskey: Parameters<typeof startRegistration>[0]['optionsJSON'] }>(
    'mutation beginPasskey { beginPasskey }',
  );
  return (await passkeys()).startRegistration({ optionsJSON: beginPasskey }).catch(() => null);
}
