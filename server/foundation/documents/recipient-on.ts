import type { PaperBlock, PaperDeclaration } from '../../kernel/work/print/paper.js';
import type { AddressKind } from '../directory/index.js';

/** The party that a paper is for, on the way that leads to it: written to at the first of these addresses that it has, in its language. */
export function recipientOn(
  way: string,
  ...kinds: readonly AddressKind[]
): Pick<PaperDeclaration, 'recipient' | 'language' | 'country' | 'mail'> {
  return {
    recipient: addressOf(way, kinds),
    language: `${way}.language`,
    country: `${way}.countryCode`,
    mail: { list: `${way}.contactPoints`, by: 'kind', prefer: ['email'], value: 'value' },
  };
}

const addressOf = (way: string, kinds: readonly AddressKind[]): PaperBlock => ({
  lines: [[`${way}.legalName|${way}.name`]],
  from: {
    list: `${way}.addresses`,
    by: 'kind',
    prefer: [...kinds, 'main'],
    lines: [['street'], ['street2'], ['postalCode', 'city'], ['region'], ['country']],
  },
});
