import type { Manifest, ManifestChoice, ManifestField } from '../server/kernel/graphql/manifest.js';
import { textsIn } from './texts/texts-in.js';

type Choices = (manifest: Manifest) => readonly ManifestChoice[];

const domains: Choices = ({ words, language }) => [
  { value: '*', label: textsIn(language).timon.grant.everyDomain },
  ...Object.entries(words)
    .filter(([key]) => key.startsWith('domain.'))
    .map(([key, label]) => ({ value: key.slice('domain.'.length), label })),
];

const levels: Choices = ({ language }) =>
  Object.entries(textsIn(language).timon.grant.level).map(([value, label]) => ({
    value,
    label: `${value} · ${label}`,
  }));

/** Fields that a closed list serves better than what their kind alone would draw. */
const choicesOf: Readonly<Record<string, Choices>> = { 'Grant.domain': domains, 'Grant.level': levels };

export function withHandMadeChoices(manifest: Manifest, record: string, field: ManifestField): ManifestField {
  const choices = choicesOf[`${record}.${field.name}`];
  return choices ? { ...field, choices: choices(manifest) } : field;
}
