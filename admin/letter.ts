/** The link of a letter that brought somebody here: what for, and what it carries. */
export interface OpenedLetter {
  readonly purpose: 'invitation' | 'reset';
  readonly token: string;
}

const purposes: Readonly<Record<string, OpenedLetter['purpose']>> = { '/accept-invitation': 'invitation', '/reset-password': 'reset' };

export function openedLetter({ pathname, hash } = window.location): OpenedLetter | undefined {
  const purpose = purposes[pathname];
  const token = new URLSearchParams(hash.slice(1)).get('token');
  return purpose && token ? { purpose, token } : undefined;
}

/** Once the link has been used, the address is that of the office, and the token is in no history of the browser. */
export const putLetterAway = (): void => window.history.replaceState(null, '', '/');
