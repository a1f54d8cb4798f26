import { expectRecord } from './table.js';

// A buyer sees and changes the orders that are theirs; from lead on those of the department, from director on those of the whole
// company. Whose approval an order takes is for the rules to say, which everybody knows and directors decide.
const rows = { 1: 'own by owner', 4: 'department by department', 6: 'company by company' };
const nobody = 8;
const may = { read: 1, create: 2, update: 2, remove: 5 };
const rules = { domain: 'purchasing', rows: { 1: 'company by company' }, may: { read: 1, create: 6, update: 6, remove: 6 } };

export default [
  expectRecord('PurchaseOrder', {
    domain: 'purchasing',
    rows,
    may: { ...may, send: 2, submit: 2, approve: 4, reject: 4, confirm: nobody, reopen: nobody, close: 3, cancel: 3 },
    fields: {
      internal: `number! supplier>Party owner>Employee company>Company department>Department orderDate warehouse>Warehouse supplierReference
        currency>Currency exchangeRate! rateDate! paymentTerms>PaymentTerm documentDiscount notes roundingMode! taxRounding! revision!
        createdBy>!Employee changedBy>!Employee submittedBy>!Employee submittedOn! approvalLevel! approvalsNeeded! receiving! billing!
        state! lines*PurchaseOrderLine taxes*!PurchaseOrderTax approvals*!PurchaseApproval`,
      money: `linesAmount! linesAmountInCompanyCurrency! discountAmount! discountAmountInCompanyCurrency! netAmount!
        netAmountInCompanyCurrency! taxAmount! taxAmountInCompanyCurrency! total! totalInCompanyCurrency!`,
    },
    editableIn: ['draft', 'sent', 'to approve', 'confirmed'],
    listedBy: `Party.purchaseOrders<supplier Employee.purchaseOrders<owner Company.purchaseOrders<company
      Department.purchaseOrders<department Warehouse.purchaseOrders<warehouse`,
    title: 'number',
    search: 'number supplierReference',
  }),
  expectRecord('PurchaseOrderLine', {
    domain: 'purchasing',
    partOf: 'order>PurchaseOrder',
    rows,
    may,
    fields: {
      internal: `order>PurchaseOrder product>Product description quantity unit>Unit discount taxCode>TaxCode ruledTaxCode>!TaxCode
        expectedOn stockQuantity! received! returned! billed!`,
      money: `unitPrice offeredPrice! amount! amountInCompanyCurrency! netAmount! netAmountInCompanyCurrency! taxAmount!
        taxAmountInCompanyCurrency! total! totalInCompanyCurrency!`,
    },
    listedBy: 'Product.purchaseOrderLines<product',
    title: 'description',
  }),
  expectRecord('PurchaseOrderTax', {
    plural: 'purchaseOrderTaxes',
    domain: 'purchasing',
    partOf: 'order>PurchaseOrder',
    rows,
    may,
    fields: {
      internal: 'order>PurchaseOrder taxCode>!TaxCode',
      money: 'base! baseInCompanyCurrency! amount! amountInCompanyCurrency!',
    },
    title: 'taxCode',
  }),
  expectRecord('PurchaseApproval', {
    domain: 'purchasing',
    partOf: 'order>PurchaseOrder',
    rows,
    may,
    fields: {
      internal: 'order>PurchaseOrder approver>!Employee onBehalfOf>!Employee decision! revision! decidedAt!',
      money: 'amount!',
    },
    title: 'revision',
  }),
  expectRecord('ApprovalRule', {
    ...rules,
    fields: { internal: 'name company>Company department>Department amountAbove level persons accumulationDays' },
    listedBy: 'Company.approvalRules<company Department.approvalRules<department',
    title: 'name',
    search: 'name',
  }),
  expectRecord('PurchaseTolerance', {
    ...rules,
    fields: { internal: 'name company>Company supplier>Party product>Product overReceipt quantity price priceAmount' },
    listedBy: 'Party.purchaseTolerances<supplier Product.purchaseTolerances<product',
    title: 'name',
    search: 'name',
  }),
  expectRecord('ReorderRule', {
    domain: 'purchasing',
    rows: { 1: 'company by company' },
    may: { read: 1, create: 4, update: 4, remove: 4 },
    fields: {
      internal: `company>Company product>Product warehouse>Warehouse minimum maximum orderMultiple leadTimeDays horizonDays supplier>Party`,
    },
    listedBy: 'Product.reorderRules<product Warehouse.reorderRules<warehouse Party.reorderRules<supplier',
    title: 'product',
  }),
  expectRecord('ReorderProposal', {
    domain: 'purchasing',
    rows: { 1: 'company by company' },
    may: { read: 1, create: nobody, update: 2, remove: nobody, order: 2, dismiss: 2 },
    fields: {
      internal: `company>!Company rule>!ReorderRule product>!Product warehouse>!Warehouse proposedOn! neededOn! forecast! quantity
        supplier>Party order>!PurchaseOrder state!`,
    },
    editableIn: ['open'],
    listedBy: `ReorderRule.proposals<rule Product.reorderProposals<product Warehouse.reorderProposals<warehouse
      Party.reorderProposals<supplier PurchaseOrder.reorderProposals<order`,
    title: 'product',
  }),
  expectRecord('BillMatch', {
    plural: 'billMatches',
    domain: 'purchasing',
    rows,
    may: { read: 1, create: nobody, update: nobody, remove: nobody, acceptPrice: 4, acceptQuantity: 5, settle: nobody },
    fields: {
      internal: `reference! company>!Company department>!Department owner>!Employee order>!PurchaseOrder orderLine>!PurchaseOrderLine
        bill>!SupplierBill billLine>!SupplierBillLine product>!Product quantity! matched! currency>!Currency exchangeRate! rateDate!
        priceAcceptedBy>!Employee quantityAcceptedBy>!Employee state! receipts*!BillMatchReceipt`,
      money: `billedPrice! orderedPrice! quantityBlocked! quantityBlockedInCompanyCurrency! priceBlocked!
        priceBlockedInCompanyCurrency!`,
    },
    listedBy: `PurchaseOrder.billMatches<order PurchaseOrderLine.billMatches<orderLine SupplierBill.billMatches<bill`,
    title: 'reference',
    search: 'reference',
  }),
  expectRecord('BillMatchReceipt', {
    domain: 'purchasing',
    partOf: 'match>BillMatch',
    rows,
    may: { read: 1, create: nobody, update: nobody, remove: nobody },
    fields: { internal: 'match>BillMatch receiptLine>!ReceiptLine quantity!', money: 'billedValue! receivedValue!' },
    title: 'receiptLine',
  }),
];
