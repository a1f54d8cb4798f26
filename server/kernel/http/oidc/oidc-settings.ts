/** A service that people may sign in with, as its operator registered us there. */
export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  /** Left out for a public client: the proof of possession of the code (PKCE) is there in any case. */
  readonly clientSecret: string | undefined;
  /** How people call it, for the button. */
  readonly name: string;
}
