import type { Oracle } from '../oracle.js';

/** Operations that everybody may ask for: they answer about whoever asks, or see to what is asked row by row. */
export const openToAnybody: ReadonlySet<string> = new Set([
  // Who I am, how I sign in, and from where.
  'acceptInvitation',
  'addPasskey',
  'addTotp',
  'beginPasskey',
  'beginPasskeySignIn',
  'beginTotp',
  'changePassword',
  'confirmSignIn',
  'createHead',
  'endSession',
  'invitation',
  'linkOidc',
  'me',
  'myIdentities',
  'mySecondFactor',
  'mySessions',
  'needsHead',
  'pendingSignIn',
  'proveAgain',
  'removePasskey',
  'removeTotp',
  'renamePasskey',
  'renewRecoveryCodes',
  'requestPasswordReset',
  'resetPassword',
  'setMyLanguage',
  'signIn',
  'signInWays',
  'signInWithPasskey',
  'signOut',
  'signOutEverywhere',
  'startOidc',
  'unlinkOidc',
  'endViewAs',
  // Whose account it is decides.
  'inviteEmployee',
  'resetSecondFactor',
  'setPassword',
]);

/** What somebody may ask who has not signed in: how one does, and whether one has. */
export const openBeforeSignIn: ReadonlySet<string> = new Set([
  'acceptInvitation',
  'beginPasskeySignIn',
  'confirmSignIn',
  'createHead',
  'invitation',
  'me',
  'needsHead',
  'pendingSignIn',
  'requestPasswordReset',
  'resetPassword',
  'signIn',
  'signInWays',
  'signInWithPasskey',
  'signOut',
  'startOidc',
]);

/** Somebody who holds everything in a whole company, in person: neither a key nor whoever stands in for them is the head. */
const isHead = ({ subject }: Oracle): boolean =>
  !subject.isKey &&
  subject.grants.some(
    ({ domain, level, departmentId, onBehalfOf }) => domain === '*' && level === 7 && departmentId === null && onBehalfOf === undefined,
  );

const isHeadOfAll = (oracle: Oracle): boolean =>
  isHead(oracle) &&
  oracle.subject.grants.some(
    ({ domain, level, companyId, onBehalfOf }) => domain === '*' && level === 7 && companyId === null && onBehalfOf === undefined,
  );

const directsPersonnel = ({ subject }: Oracle): boolean =>
  !subject.isOutside &&
  subject.grants.some(
    ({ domain, level, departmentId, onBehalfOf }) =>
      (domain === '*' || domain === 'personnel') && level >= 6 && departmentId === null && onBehalfOf === undefined,
  );

/** Those who work here: nobody who stands for a customer or supplier, and no stranger. */
const isOneOfUs = ({ subject }: Oracle): boolean => !subject.isOutside && !subject.isStranger;

const hasSignedIn = ({ subject }: Oracle): boolean => !subject.isStranger;

const readsBooks = (oracle: Oracle): boolean => oracle.mayRead(oracle.record('JournalEntryLine'));
/** Whoever reads all that stock is worked out from. */
const mayAskForStock = (oracle: Oracle): boolean =>
  ['StockOnHand', 'Lot', 'Delivery', 'Receipt', 'Transfer', 'Product'].every((name) => oracle.mayRead(oracle.record(name)));

/** Operations written by hand that only some may ask for. */
export const openToWhoever: ReadonlyMap<string, (oracle: Oracle) => boolean> = new Map([
  // What is asked for decides.
  ['audit', hasSignedIn],
  ['history', hasSignedIn],
  ['manifest', hasSignedIn],
  ['node', hasSignedIn],
  ['search', hasSignedIn],
  // What is mine to lend: my grants to a colleague, my rights to an app.
  ['accessOf', isOneOfUs],
  ['setCompanyLogo', (oracle) => oracle.may(oracle.record('Company'), 'update')],
  ['employeeSignIn', isOneOfUs],
  // Papers of what one sees; whether it may be mailed is asked of the record.
  ['paperLetter', isOneOfUs],
  ['sentPapers', isOneOfUs],
  ['sendPaper', isOneOfUs],
  ['myDelegations', isOneOfUs],
  ['delegateMyGrants', isOneOfUs],
  ['endMyDelegation', isOneOfUs],
  ['partnerKeys', isOneOfUs],
  ['createPartnerKey', isOneOfUs],
  ['rotatePartnerKey', isOneOfUs],
  ['endPartnerKeySecret', isOneOfUs],
  ['setPartnerKeyAddresses', isOneOfUs],
  ['revokePartnerKey', isOneOfUs],
  ['invitePortalUser', (oracle) => oracle.may(oracle.record('PortalUser'), 'update')],
  // Whoever may have an order invoiced may ask for a part of it before.
  ['depositSalesOrder', (oracle) => oracle.may(oracle.record('SalesOrder'), 'invoice')],
  // Made of what lies in a warehouse and of what is to come and to go.
  ['stockForecast', mayAskForStock],
  ['stockPromise', mayAskForStock],
  ['pickableStock', mayAskForStock],
  // What runs short is proposed to whoever may order it.
  ['proposeReorders', (oracle) => oracle.may(oracle.record('ReorderProposal'), 'order')],
  // The bill of an order is drafted by whoever drafts bills and sees orders.
  ['billPurchaseOrder', (oracle) => oracle.may(oracle.record('SupplierBill'), 'create') && oracle.mayRead(oracle.record('PurchaseOrder'))],
  ['accessDiff', isHead],
  ['accessTouches', isHead],
  ['accessTables', isHead],
  ['accessVersions', isHead],
  ['discardAccessDraft', isHead],
  ['draftAccess', isHead],
  ['publishAccess', isHead],
  ['rollBackAccess', isHead],
  ['securityLog', directsPersonnel],
  // Everything about a person, and the end of it: those who are persons are removed by these levels.
  ['personalData', directsPersonnel],
  ['erasures', directsPersonnel],
  ['erasePerson', (oracle) => ['Party', 'Employee', 'PortalUser'].some((name) => oracle.may(oracle.record(name), 'remove'))],
  // The books: reports add up every line, so they are for those who read all of them.
  ...['trialBalance', 'generalLedger', 'balanceSheet', 'profitAndLoss', 'postingPreview'].map((name) => [name, readsBooks] as const),
  ...['agedBalances', 'agedItems', 'customerStatement', 'proposedMatches'].map((name) => [name, readsBooks] as const),
  ['taxReport', readsBooks],
  ['customerInvoicePostingPreview', (oracle) => readsBooks(oracle) && oracle.mayRead(oracle.record('CustomerInvoice'))],
  ['supplierBillPostingPreview', (oracle) => readsBooks(oracle) && oracle.mayRead(oracle.record('SupplierBill'))],
  [
    'setUpAccounting',
    (oracle) => ['Account', 'AccountRole', 'Journal', 'FiscalYear'].every((name) => oracle.may(oracle.record(name), 'create')),
  ],
  ...['matchOpenItems', 'undoMatches'].map(
    (name) =>
      [name, (oracle: Oracle) => oracle.may(oracle.record('JournalEntry'), 'post') && oracle.mayRead(oracle.record('OpenItem'))] as const,
  ),
  ['reverseJournalEntry', (oracle) => ['create', 'post'].every((does) => oracle.may(oracle.record('JournalEntry'), does))],
  ['bookOpeningStock', (oracle) => ['create', 'post'].every((does) => oracle.may(oracle.record('JournalEntry'), does))],
  // Letters open accounts: they are for the head of everything in person.
  ['letters', isHeadOfAll],
  ['viewAs', isHead],
]);
