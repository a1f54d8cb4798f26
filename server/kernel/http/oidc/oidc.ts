import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ClientAuth,
  type Configuration,
} from 'openid-client';
import type { Pool } from 'pg';
import { spendOnce } from '../challenges.js';
import type { Vault } from '../vault.js';
import type { OidcSettings } from './oidc-settings.js';

/** What a sign-in at the other service is for. */
export type OidcIntent =
  | { readonly kind: 'sign in' }
  /** To tie it to the account of whoever is signed in, in this session. */
  | { readonly kind: 'link'; readonly principalId: string; readonly session: string }
  | { readonly kind: 'invitation'; readonly token: string };

/** Who somebody is at the other service. An e-mail address is no part of it: there it may have been anybody's. */
export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
}

interface UnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly intent: OidcIntent;
  readonly until: number;
}

const secondsForThem = 10 * 60;
const timeoutSeconds = 8;
const sealedFor = 'a sign-in under way';

/** Sign-in by another service: authorization code with PKCE, state and nonce, the signature of every ID token checked. */
export class Oidc {
  private configuration: Promise<Configuration> | undefined;
  private readonly redirectUri: URL;

  constructor(
    readonly settings: OidcSettings,
    publicUrl: URL,
    private readonly vault: Vault,
    private readonly gate: Pool,
  ) {
    this.redirectUri = new URL('/sign-in/oidc/callback', publicUrl);
  }

  /** Where to send the browser, and what it keeps for the way back. */
  async begin(intent: OidcIntent, now: Date): Promise<{ url: URL; kept: string; seconds: number }> {
    const underWay: UnderWay = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      intent,
      until: now.getTime() + secondsForThem * 1000,
    };
    const url = buildAuthorizationUrl(await this.configured(), {
      redirect_uri: this.redirectUri.href,
      scope: 'openid',
      state: underWay.state,
      nonce: underWay.nonce,
      code_challenge: await calculatePKCECodeChallenge(underWay.verifier),
      code_challenge_method: 'S256',
    });
    const kept = this.vault.seal('oidc', sealedFor, JSON.stringify(underWay)).toString('base64url');
    return { url, kept, seconds: secondsForThem };
  }

  /** Who came back, and what for. Throws at whatever does not fit together; each way back is gone once. */
  async finish(search: string, kept: string | undefined, now: Date): Promise<{ identity: OidcIdentity; intent: OidcIntent }> {
    const unsealed = kept && this.vault.unseal('oidc', sealedFor, Buffer.from(kept, 'base64url'));
    if (!unsealed) throw new Error('no sign-in is under way in this browser');
    const { state, nonce, verifier, intent, until } = JSON.parse(unsealed) as UnderWay;
    if (until <= now.getTime()) throw new Error('the sign-in took too long');
    if (!(await spendOnce(this.gate, `oidc ${state}`, new Date(until)))) throw new Error('the sign-in has been answered before');
    const back = new URL(this.redirectUri);
    back.search = search;
    const tokens = await authorizationCodeGrant(await this.configured(), back, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims?.sub || claims.sub.length > 255) throw new Error('the ID token names nobody');
    return { identity: { issuer: claims.iss, subject: claims.sub }, intent };
  }

  /** Asked of the service when it is first needed, and again when it could not be reached. */
  private configured(): Promise<Configuration> {
    this.configuration ??= this.discover().catch((error: unknown) => {
      this.configuration = undefined;
      throw error;
    });
    return this.configuration;
  }

  private discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    return discovery(issuer, clientId, undefined, clientSecret === undefined ? None() : bySecret(clientSecret), {
      timeout: timeoutSeconds,
      // The configuration lets http pass for this machine only. The signature counts even where TLS would vouch for the token.
      execute: [enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : [])],
    });
  }
}

/** The way of the standard, and the other one where a service takes only that. */
const bySecret =
  (secret: string): ClientAuth =>
  (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const authenticate = !methods || methods.includes('client_secret_basic') ? ClientSecretBasic(secret) : ClientSecretPost(secret);
    return authenticate(server, client, body, headers);
  };
