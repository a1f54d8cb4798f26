/** What the browser keeps while its owner is at the other service. Lax, since the way back begins on another site. */
export interface StateCookie {
  read(header: string | undefined): string | undefined;
  write(kept: string, seconds: number): string;
  erase(): string;
}

export function stateCookie(isSecure: boolean): StateCookie {
  const name = isSecure ? '__Host-timon-oidc' : 'timon-oidc';
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  const pattern = new RegExp(`(?:^|; ?)${name}=([A-Za-z0-9_-]{1,3000})(?:;|$)`);
  return {
    read: (header) => header && pattern.exec(header)?.[1],
    write: (kept, seconds) => `${name}=${kept}; Max-Age=${seconds}${attributes}`,
    erase: () => `${name}=; Max-Age=0${attributes}`,
  };
}
