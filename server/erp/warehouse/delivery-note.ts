import { Level } from '../../kernel/declare/index.js';
import { definePaper } from '../../kernel/work/print/paper.js';
import { companyOn, recipientOn } from '../../foundation/documents/index.js';
import { Delivery } from './delivery.js';

/** Goes with the goods: what they are and how many, and no price. */
definePaper(Delivery, 'deliveryNote', {
  issued: ['confirmed', 'shipped'],
  send: Level.Clerk,
  ...companyOn(),
  ...recipientOn('party', 'delivery'),
  reference: [{ way: 'shippedOn', states: ['shipped'] }, { way: 'plannedOn', states: ['draft', 'confirmed'] }, 'reference'],
  tables: [
    {
      of: 'lines',
      columns: [
        'product.code',
        { way: 'product.name', label: 'product', wide: true },
        'lot',
        { way: 'quantity', states: ['draft', 'confirmed', 'cancelled'] },
        { way: 'shipped', states: ['shipped'] },
        { way: 'product.unit.code', label: 'product.unit' },
      ],
    },
  ],
});
