import { Button } from '@mui/material';
import { useRef, useState, type ChangeEvent } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { ask } from '../client.js';
import type { WireRecord } from '../manifest.js';
import { useRefusalInWords } from '../use-refusal-in-words.js';

const command = `mutation setCompanyLogo($company: ID!, $version: Int!, $image: String) {
  setCompanyLogo(company: $company, version: $version, image: $image)
}`;

/** The picture at the head of the company's papers, from a file. */
export function CompanyLogo({ record }: { record: WireRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const inWords = useRefusalInWords();
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);

  const set = async (image: string | null) => {
    setBusy(true);
    try {
      await ask(command, { company: record.id, version: record.version, image });
      refresh();
    } catch (error) {
      notify(inWords(error), { type: 'error', multiLine: true });
    } finally {
      setBusy(false);
    }
  };
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = '';
    if (file) await set(await base64Of(file));
  };

  return (
    <>
      <input ref={chooser} type="file" accept="image/png,image/jpeg" hidden onChange={(event) => void take(event)} />
      <Button size="small" disabled={busy} onClick={() => chooser.current?.click()}>
        {translate('timon.papers.setLogo')}
      </Button>
      {typeof record.logo === 'string' && (
        <Button size="small" disabled={busy} onClick={() => void set(null)}>
          {translate('timon.papers.removeLogo')}
        </Button>
      )}
    </>
  );
}

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error!);
    reader.readAsDataURL(file);
  });
