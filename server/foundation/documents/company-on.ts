import type { PaperDeclaration } from '../../kernel/work/print/paper.js';
import type { Company } from '../company/index.js';

/** Our company as it stands on its papers, on the way that leads to it from the record. */
export function companyOn(way = 'company'): Pick<PaperDeclaration, 'company'> {
  const at = (...fields: (keyof Company & string)[]) => fields.map((field) => `${way}.${field}`);
  return {
    company: {
      name: at('legalName', 'name').join('|'),
      logo: `${way}.logo`,
      lines: [at('street'), at('street2'), at('postalCode', 'city'), at('region'), at('phone'), at('email'), at('website')],
      footer: [[at('legalName', 'name').join('|'), ...at('taxId')], at('paperFooter')],
      size: `${way}.paperSize`,
      country: `${way}.country`,
      language: `${way}.language`,
      currency: `${way}.currency.code`,
      email: `${way}.email`,
    },
  };
}
