import { Link as MuiLink, MenuItem } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { languages } from '../languages.js';
import { BoundTextField } from './bound-text-field.js';
import type { FieldWidget, InputProps, ValueProps } from './field-widget.js';
import { textValidators } from './validators.js';

const schemes: Readonly<Record<string, string>> = { email: 'mailto:', phone: 'tel:', url: '' };

function TextValue({ field, value }: ValueProps) {
  const [language] = useLocaleState();
  const text = String(value ?? '');
  if (field.format === 'language' && text) return <>{languageName(text, language)}</>;
  const scheme = schemes[field.format ?? ''];
  if (scheme === undefined || !text || (scheme === '' && !/^https?:\/\//.test(text))) return <>{text}</>;
  return (
    <MuiLink href={`${scheme}${text}`} underline="always" rel="noreferrer noopener" onClick={(event) => event.stopPropagation()}>
      {text}
    </MuiLink>
  );
}

const inputModes: Readonly<Record<string, 'email' | 'tel' | 'url'>> = { email: 'email', phone: 'tel', url: 'url' };

function TextInput(props: InputProps) {
  const [language] = useLocaleState();
  const { field } = props;
  if (field.format === 'language') {
    const choices = ['', ...languages].map((tag) => (
      <MenuItem key={tag} value={tag}>
        {tag ? languageName(tag, language) : '\u00a0'}
      </MenuItem>
    ));
    return <BoundTextField {...props} validate={textValidators(field)} choices={choices} />;
  }
  return <BoundTextField {...props} validate={textValidators(field)} inputMode={inputModes[field.format ?? '']} />;
}

function languageName(tag: string, language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export const textWidget: FieldWidget = {
  Value: TextValue,
  Input: TextInput,
  Filter: ({ field, source }) => (
    <BoundTextField field={{ ...field, help: undefined }} source={`${source}.${field.search ? 'contains' : 'eq'}`} />
  ),
};
