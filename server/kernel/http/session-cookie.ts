/** The cookie that carries a session. Its `__Host-` form is bound to TLS and to this host by the browser itself. */
export interface SessionCookie {
  read(header: string | undefined): string | undefined;
  write(token: string, lifetimeSeconds: number): string;
  erase(): string;
}

export function sessionCookie(isSecure: boolean): SessionCookie {
  const name = isSecure ? '__Host-timon' : 'timon';
  const attributes = `; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  const pattern = new RegExp(`(?:^|; ?)${name}=([A-Za-z0-9_-]{43})(?:;|$)`);
  return {
    read: (header) => header && pattern.exec(header)?.[1],
    write: (token, lifetimeSeconds) => `${name}=${token}; Max-Age=${lifetimeSeconds}${attributes}`,
    erase: () => `${name}=; Max-Age=0${attributes}`,
  };
}
