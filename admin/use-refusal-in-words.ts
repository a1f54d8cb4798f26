import { useTranslate } from 'react-admin';
import { useRecordBook } from './manifest.js';
import { refusalOf } from './refusal.js';

/** A refusal as one text: the sentence, and the reasons of the fields it names. */
export function useRefusalInWords(): (error: unknown) => string {
  const translate = useTranslate();
  const { words } = useRecordBook().manifest;
  return (error) => {
    const reasons = Object.values(refusalOf(error)?.fields ?? {}).map((reason) => words[`reason.${reason}`] ?? reason);
    return [translate((error as Error).message), ...new Set(reasons)].join(' ');
  };
}
