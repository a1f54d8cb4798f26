import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

export interface Done {
  readonly who: { readonly name: string } | null;
  readonly onBehalfOf: readonly { readonly name: string }[];
}

/** Who did something, and for whom they stood in. */
export function Doer({ who, onBehalfOf }: Done) {
  const translate = useTranslate();
  const name = who?.name || translate('timon.history.system');
  const others = onBehalfOf.map((other) => other.name).join(', ');
  return <Typography variant="body2">{others ? translate('timon.history.onBehalfOf', { name, others }) : name}</Typography>;
}
