import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useParams } from 'react-router-dom';
import { refusalOf } from '../refusal.js';

/** Whether the record of this page is not there for me. An address that leads nowhere says so where it is, and leads nowhere else. */
export function useMissing(): { missing: boolean; queryOptions: { onError: (error: Error) => void } } {
  const notify = useNotify();
  const { id } = useParams();
  const [missing, setMissing] = useState<string>();
  const onError = (error: Error) => {
    if (refusalOf(error)?.code === 'NOT_FOUND') setMissing(id);
    else notify(error.message, { type: 'error', multiLine: true });
  };
  return { missing: id !== undefined && missing === id, queryOptions: { onError } };
}
