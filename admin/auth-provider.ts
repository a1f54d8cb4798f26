import type { AuthProvider } from 'react-admin';
import type { RecordBook } from './record-book.js';
import type { SessionControls } from './session.js';

/** Answers from memory, and unknown means no. The server decides again on every request. */
export function authProviderFor(book: RecordBook, session: SessionControls, onExpired: () => void): AuthProvider {
  return {
    login: async () => undefined,
    logout: session.signOut,
    checkAuth: async () => undefined,
    // The screens stay as they are: who signs in again goes on where they were.
    checkError: async (error: { status?: number }) => {
      if (error.status === 401) onExpired();
    },
    getIdentity: async () => ({ id: session.me?.id ?? '', fullName: session.me?.name }),
    getPermissions: async () => undefined,
    canAccess: async ({ action, resource }) => {
      const record = book.screens.find(({ plural }) => plural === resource);
      if (!record) return false;
      if (action === 'create') return record.may.create;
      if (action === 'edit') return record.may.update;
      if (action === 'delete') return record.may.remove;
      return action === 'list' || action === 'show';
    },
  };
}
