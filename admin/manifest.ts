import { createContext, useContext } from 'react';
import { useResourceContext } from 'react-admin';
import type { ManifestRecord, RecordBook } from './record-book.js';

export * from './record-book.js';

export const RecordBookContext = createContext<RecordBook | undefined>(undefined);

export function useRecordBook(): RecordBook {
  const book = useContext(RecordBookContext);
  if (!book) throw new Error('The manifest is not loaded yet.');
  return book;
}

/** The record whose screen this is. */
export function useScreenRecord(): ManifestRecord {
  return useRecordBook().at(useResourceContext()!);
}
