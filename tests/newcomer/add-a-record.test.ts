import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser, Seat } from '../e2e/support/browser.js';
import { OwnDatabase } from './support/database.js';
import { head, Product, shell, type Outcome } from './support/product.js';
import { Staff, type Hired, type Made } from './support/staff.js';
import { Copy, readWalkthrough } from './support/walkthrough.js';

jest.setTimeout(60_000);

const walkthrough = readWalkthrough('docs/add-a-record.md');
const moduleFolder = 'server/erp/expenses/';
/** Written once more for the proof, which takes nothing from the code. */
const secondHand = 'tests/proof/expected/expenses.ts';

interface Claims {
  readonly expenseClaims: { readonly nodes: readonly { readonly code: string }[] };
}

let copy: Copy;
let database: OwnDatabase;
let product: Product;
let staff: Staff;
let tom: Hired;
let tina: Hired;
let lena: Hired;
let mara: Hired;
let pia: Hired;
let company: string;
const generating: Outcome[] = [];

beforeAll(async () => {
  database = await OwnDatabase.create('nothing');
  copy = new Copy();
  for (const { path, content } of walkthrough.files) copy.write(path, content);
  const [start, ...others] = [...walkthrough.commands].reverse();
  expect(start).toBe('npm start');
  for (const command of others.reverse()) generating.push(await shell(copy.folder, command, { DATABASE_URL: database.url }));
  product = await Product.start(copy.folder, database.url);
  staff = await Staff.of(product);
  const { me } = await staff.head.have<{ me: { company: { id: string; name: string } } }>('{ me { company { id name } } }');
  company = me.company.name;
  const department = await makeDepartment('Expeditions', me.company.id);
  const expenses = (level: number, more: object = {}) => [{ domain: 'expenses', level, ...more }];
  tom = await staff.hire('Tom', expenses(1), { department });
  tina = await staff.hire('Tina', expenses(1), { department });
  lena = await staff.hire('Lena', expenses(4, { department }), { department });
  mara = await staff.hire('Mara', expenses(5), { department });
  pia = await staff.hire('Pia', expenses(6, { pay: true }), { department });
}, 480_000);

afterAll(async () => {
  await product?.stop();
  await database?.drop();
  copy?.remove();
}, 30_000);

describe('by hand, and by the kernel', () => {
  test('only files of one folder are written by hand, and beside them who may what', () => {
    expect(walkthrough.files.length).toBeGreaterThanOrEqual(7);
    const outside = walkthrough.files.map(({ path }) => path).filter((path) => !path.startsWith(moduleFolder));
    expect(outside).toEqual([secondHand]);
  });

  test('the commands of the page succeed, and generate a migration, the schema and the snapshot of access, nothing else', () => {
    expect(generating.filter(({ code }) => code !== 0)).toEqual([]);
    const generated = copy.differences().filter((file) => !file.startsWith(moduleFolder) && file !== secondHand);
    expect(generated).toContainEqual(expect.stringMatching(/^migrations\/\d{8}T\d{4}-expense-claims\.ts$/));
    expect(generated).toContain('schema.graphql');
    expect(generated).toContainEqual(expect.stringMatching(/^tests\/conformance\/__snapshots__\/access\..*snap$/));
    expect(
      generated.filter((file) => !/^(migrations\/[\w-]+-expense-claims\.ts|schema\.graphql|tests\/conformance\/.*\.snap)$/.test(file)),
    ).toEqual([]);
  });

  test('what is written compiles, and passes the lint and the format of the house', async () => {
    const node = (tool: string) => `"${process.execPath}" node_modules/${tool}`;
    const checks = [
      `${node('typescript/bin/tsc')} -p tsconfig.json --noEmit`,
      `${node('oxlint/bin/oxlint')} ${moduleFolder}`,
      `${node('prettier/bin/prettier.cjs')} --check --log-level=warn ${moduleFolder}`,
    ];
    for (const check of checks) expect(await shell(copy.folder, check, {})).toEqual({ code: 0, said: expect.any(String) });
  }, 180_000);
});

describe('the record lives', () => {
  test('a claim is created with its receipts, and its total follows from them', async () => {
    const { claim } = await createClaim(tom, {
      code: 'EC-1',
      purpose: 'Lighthouse congress in Bilbao',
      lines: [receipt('Train', '48.30'), receipt('Bed', '120')],
    });
    expect(claim).toEqual({
      id: expect.any(String),
      version: 1,
      title: 'EC-1',
      state: 'DRAFT',
      total: '168.30',
      owner: { name: 'Tom' },
      department: { name: 'Expeditions' },
      lines: [
        { what: 'Train', amount: '48.30', paidOn: '2026-11-02' },
        { what: 'Bed', amount: '120.00', paidOn: '2026-11-02' },
      ],
    });
  });

  test('its receipts are changed, and the total with them', async () => {
    const { claim } = await createClaim(tom, { code: 'EC-2', purpose: 'Ropes', lines: [receipt('Rope', '10')] });
    const { changed } = await tom.person.have(
      `mutation ($id: ID!, $input: UpdateExpenseClaimInput!) { changed: updateExpenseClaim(id: $id, version: 1, input: $input) { version total lines { what } } }`,
      { id: claim.id, input: { lines: [receipt('Rope', '10.10'), receipt('Knife', '5')] } },
    );
    expect(changed).toEqual({ version: 2, total: '15.10', lines: [{ what: 'Rope' }, { what: 'Knife' }] });
  });

  test('it is filtered, ordered and counted', async () => {
    const list = `query ($filter: ExpenseClaimFilter) { expenseClaims(filter: $filter, orderBy: [{ total: DESC }]) { nodes { code } count { value exact } } }`;
    const codes = async (filter: object) => {
      const { expenseClaims } = await mara.person.have<Claims>(list, { filter });
      return expenseClaims.nodes.map(({ code }) => code);
    };
    expect(await codes({ total: { gt: '15.10' } })).toEqual(['EC-1']);
    expect(await codes({ purpose: { contains: 'rope' } })).toEqual(['EC-2']);
    expect(await codes({ owner: { name: { eq: 'Tom' } } })).toEqual(['EC-1', 'EC-2']);
    expect(await codes({ state: { eq: 'PAID' } })).toEqual([]);
  });

  test('it is grouped and summed', async () => {
    const { expenseClaimsGrouped } = await mara.person.have<{ expenseClaimsGrouped: { rows: unknown[] } }>(
      `{ expenseClaimsGrouped(by: [{ owner: { name: VALUE } }, { state: VALUE }]) { rows { keys { owner { name } state } count sum { total } } } }`,
    );
    expect(expenseClaimsGrouped.rows).toEqual([{ keys: { owner: { name: 'Tom' }, state: 'DRAFT' }, count: 2, sum: { total: '183.40' } }]);
  });

  test('it is found by a misspelt word', async () => {
    const found = await mara.person.have(
      `{ search(text: "ligthouse congres", kinds: [EXPENSE_CLAIM]) { title } expenseClaims(filter: { search: "bilbo" }) { nodes { code } } }`,
    );
    expect(found).toEqual({ search: [{ title: 'EC-1' }], expenseClaims: { nodes: [{ code: 'EC-1' }] } });
  });

  test('its code is used once', async () => {
    const { errors } = await tina.person.ask(creating, { input: { code: 'EC-1', purpose: 'Mine', lines: [] } });
    expect(errors[0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', fields: { code: 'TAKEN' } });
  });
});

describe('the record is guarded', () => {
  test('a trainee sees only claims of their own, and approves none', async () => {
    const { claim } = await createClaim(tina, { code: 'EC-3', purpose: 'Boots', lines: [receipt('Boots', '80')] });
    const seen = await tina.person.have(
      '{ expenseClaims { nodes { code } count { value } } expenseClaimsGrouped(by: [{ state: VALUE }]) { rows { count } } }',
    );
    expect(seen).toEqual({
      expenseClaims: { nodes: [{ code: 'EC-3' }], count: { value: 1 } },
      expenseClaimsGrouped: { rows: [{ count: 1 }] },
    });
    expect(await tom.person.have('query ($id: ID!) { expenseClaim(id: $id) { code } }', { id: claim.id })).toEqual({ expenseClaim: null });
    expect((await move(tom, 'submit', claim.id, 1)).code).toBe('NOT_FOUND');
    expect((await move(tina, 'submit', claim.id, 1)).data).toEqual({ moved: { state: 'SUBMITTED', version: 2 } });
    const refused = await move(tina, 'approve', claim.id, 2);
    expect(refused.errors[0]).toMatchObject({
      message: 'Cannot query field "approveExpenseClaim" on type "Mutation".',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  test('it goes from hand to hand by its three moves, in their order', async () => {
    const { claim } = await createClaim(tom, { code: 'EC-4', purpose: 'Maps', lines: [receipt('Map', '7')] });
    expect((await move(lena, 'approve', claim.id, 1)).code).toBe('INVALID_MOVE');
    expect((await move(tom, 'submit', claim.id, 1)).data.moved.state).toBe('SUBMITTED');
    const tooLate = 'mutation ($id: ID!) { updateExpenseClaim(id: $id, version: 2, input: { purpose: "More maps" }) { id } }';
    expect((await tom.person.ask(tooLate, { id: claim.id })).code).toBe('INVALID_MOVE');
    expect((await move(lena, 'approve', claim.id, 2)).data.moved.state).toBe('APPROVED');
    expect((await move(mara, 'payBack', claim.id, 3)).data.moved).toEqual({ state: 'PAID', version: 4 });
    const { history } = await mara.person.have<{ history: { action: string; who: { name: string } }[] }>(
      'query ($id: ID!) { history(kind: EXPENSE_CLAIM, id: $id) { action who { name } } }',
      {
        id: claim.id,
      },
    );
    expect(history.map(({ action, who }) => `${who.name} ${action}`).sort()).toEqual([
      'Lena APPROVE',
      'Mara PAY_BACK',
      'Tom CREATE',
      'Tom SUBMIT',
    ]);
  });

  test('what is pay is unknown without the right to it, to look at as to write', async () => {
    expect((await mara.person.ask('{ expenseClaims { nodes { setAgainstSalary } } }')).errors[0]!.message).toBe(
      'Cannot query field "setAgainstSalary" on type "ExpenseClaim".',
    );
    const input = { code: 'EC-5', purpose: 'Advance', setAgainstSalary: '50', lines: [] };
    const refused = await tom.person.ask(creating, { input });
    expect(refused.data).toBeUndefined();
    expect(refused.text).not.toContain('50');
    const { claim } = await createClaim(pia, input, 'setAgainstSalary');
    expect(claim.setAgainstSalary).toBe('50.00');
    expect(await database.rows('select code from expense_claim where code = $1', ['EC-5'])).toHaveLength(1);
  });
});

describe('the record is imported', () => {
  const file = () => join(copy.folder, 'claims.csv');
  const runImport = (more = '') => product.shell(`npm run --silent import -- csv ExpenseClaim claims.csv ${more}`);
  const rows = () => [
    'code,purpose,owner,department,company,lines.paidOn,lines.what,lines.amount',
    `IM-1,Harbour fees,Tom,Expeditions,${company},2026-10-01,Fee,30.00`,
    'IM-1,,,,,2026-10-02,Tip,2.50',
    `IM-2,Charts,Tina,Expeditions,${company},2026-10-03,Chart of Vigo,19.95`,
  ];

  test('from a file whose header names its fields; a row for each receipt', async () => {
    writeFileSync(file(), `${rows().join('\n')}\n`);
    expect(await runImport()).toMatchObject({ code: 0, said: expect.stringMatching(/ExpenseClaim +2 +0 +0 +0$/m) });
    const { expenseClaims } = await mara.person.have<Claims>(
      '{ expenseClaims(filter: { code: { startsWith: "IM-" } }, orderBy: [{ code: ASC }]) { nodes { code total owner { name } lines { what amount } } } }',
    );
    expect(expenseClaims.nodes).toEqual([
      {
        code: 'IM-1',
        total: '32.50',
        owner: { name: 'Tom' },
        lines: [
          { what: 'Fee', amount: '30.00' },
          { what: 'Tip', amount: '2.50' },
        ],
      },
      { code: 'IM-2', total: '19.95', owner: { name: 'Tina' }, lines: [{ what: 'Chart of Vigo', amount: '19.95' }] },
    ]);
  });

  test('a second time nothing changes, and a changed row changes its record', async () => {
    const before = await database.digests();
    expect((await runImport()).said).toMatch(/ExpenseClaim +0 +0 +2 +0$/m);
    const after = await database.digests();
    expect(changedTables(before, after)).toEqual([]);
    writeFileSync(file(), `${rows().join('\n').replace('19.95', '21')}\n`);
    expect((await runImport()).said).toMatch(/ExpenseClaim +0 +1 +1 +0$/m);
    expect(await database.rows(`select total::text from expense_claim where code = 'IM-2'`)).toEqual([{ total: '21.00' }]);
  });

  test('as somebody who may do no more in a file than on the screen, in Spanish too', async () => {
    const spanish = [
      'Código,Motivo,Justificantes.Pagado el,Justificantes.Concepto,Justificantes.Importe',
      'IM-3,Faro,2026-10-04,Visita,12',
      '',
    ];
    writeFileSync(file(), spanish.join('\n'));
    expect((await runImport('--as tom@example.com')).said).toMatch(/ExpenseClaim +1 +0 +0 +0$/m);
    expect(await tom.person.have('{ expenseClaims(filter: { code: { eq: "IM-3" } }) { nodes { owner { name } total } } }')).toEqual({
      expenseClaims: { nodes: [{ owner: { name: 'Tom' }, total: '12.00' }] },
    });
    writeFileSync(file(), 'code,purpose,setAgainstSalary\nIM-4,Sneaking,100\n');
    const refused = await runImport('--as tom@example.com');
    expect(refused).toMatchObject({
      code: 1,
      said: expect.stringContaining('claims.csv:2 · setAgainstSalary · setAgainstSalary “100” · Is not yours to change.'),
    });
  });

  test('what cannot be taken is told by file, line, field and reason, and the rest goes on', async () => {
    const claim = (code: string, purpose: string, owner: string, paidOn: string, amount: string) =>
      [code, purpose, owner, 'Expeditions', company, paidOn, 'Fee', amount].join(',');
    const broken = [
      rows()[0],
      claim('IM-5', 'Fine', 'Tom', '2026-10-01', '1'),
      claim('IM-6', 'Nobody', 'Nemo', '2026-10-01', '1'),
      claim('IM-7', 'Day', 'Tom', '2026-02-30', '1'),
      claim('IM-8', 'Less', 'Tom', '2026-10-01', '-1'),
      claim('IM-9', 'One', 'Tom', '2026-10-01', '1'),
      claim('IM-9', 'Other', 'Tom', '2026-10-01', '1'),
    ];
    writeFileSync(file(), `${broken.join('\n')}\n`);
    const { code, said } = await runImport();
    expect(code).toBe(1);
    expect(
      said
        .split('\n')
        .filter((line) => line.startsWith('claims.csv'))
        .sort(),
    ).toEqual([
      'claims.csv:3 · owner · Nemo · There is no such record, or it is not yours to see.',
      'claims.csv:4 · paidOn · lines.paidOn “2026-02-30” · Is not a date.',
      'claims.csv:5 · amount · lines.amount “-1” · Is less than the least allowed.',
      'claims.csv:7 · purpose · purpose “Other” · Says something else than the first row of the same record.',
    ]);
    expect(said).toMatch(/ExpenseClaim +1 +0 +0 +4$/m);
    expect((await runImport('--all-or-nothing')).said).toContain('Nothing was written');
    expect(await database.rows(`select code from expense_claim where code between 'IM-5' and 'IM-9' order by code`)).toEqual([
      { code: 'IM-5' },
    ]);
  });

  test('a header that names no field is refused with those there are', async () => {
    writeFileSync(file(), 'code,total\nIM-10,5\n');
    const { code, said } = await runImport();
    expect(code).toBe(1);
    expect(said.trim().split('\n').at(-1)).toBe(
      'ExpenseClaim has nothing to enter under “total”: rename or remove the column. It takes code, purpose, owner, department, company, setAgainstSalary, lines.paidOn, lines.what, lines.amount.',
    );
  });
});

describeInBrowser('the record has its screens', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each([
    {
      language: 'en',
      save: 'Save',
      code: 'Code',
      purpose: 'Purpose',
      claims: 'Expense claims',
      receipts: 'Receipts',
      submit: 'Submit',
      submitted: 'Submitted',
    },
    {
      language: 'es',
      save: 'Guardar',
      code: 'Código',
      purpose: 'Motivo',
      claims: 'Notas de gastos',
      receipts: 'Justificantes',
      submit: 'Presentar',
      submitted: 'Presentada',
    },
  ])('to list, edit and move it ($language)', async (words) => {
    await staff.head.have('mutation ($language: String!) { setMyLanguage(language: $language) { id } }', { language: words.language });
    const { claim } = await createClaim({ person: staff.head } as Hired, {
      code: `UI-${words.language}`,
      purpose: 'Before',
      lines: [receipt('Pen', '3')],
    });
    const seat = await Seat.take(browser, product.url, { locale: words.language });
    const { page } = seat;
    try {
      await seat.signIn(head);
      await page.getByRole('menuitem', { name: words.claims }).click();
      await page.getByText(`UI-${words.language}`).first().waitFor();
      await seat.open(`/expenseClaims/${claim.id}`);
      await page.getByLabel(words.purpose).fill('After');
      await page.getByRole('button', { name: words.save }).click();
      await seat.open(`/expenseClaims/${claim.id}/show`);
      await page.getByText('After').first().waitFor();
      await page.getByText(words.receipts).first().waitFor();
      await page.getByRole('button', { name: words.submit, exact: true }).click();
      await page.getByText(words.submitted).first().waitFor();
      expect(await database.rows('select purpose, state, version from expense_claim where id = $1', [claim.id])).toEqual([
        { purpose: 'After', state: 'submitted', version: 3 },
      ]);
      expect([seat.foreignRequests, seat.complaints]).toEqual([[], []]);
    } finally {
      await seat.context.close();
    }
  });
});

const creating = 'mutation ($input: CreateExpenseClaimInput!) { claim: createExpenseClaim(input: $input) { id } }';

const receipt = (what: string, amount: string) => ({ what, amount, paidOn: '2026-11-02' });

function createClaim({ person }: Hired, input: object, more = '') {
  return person.have<{ claim: { id: string; setAgainstSalary?: string } }>(
    `mutation ($input: CreateExpenseClaimInput!) {
       claim: createExpenseClaim(input: $input) { id version title state total owner { name } department { name } lines { what amount paidOn } ${more} } }`,
    { input },
  );
}

const move = ({ person }: Hired, verb: string, id: string, version: number) =>
  person.ask<{ moved: { state: string; version: number } }>(
    `mutation ($id: ID!, $version: Int!) { moved: ${verb}ExpenseClaim(id: $id, version: $version) { state version } }`,
    {
      id,
      version,
    },
  );

async function makeDepartment(name: string, inCompany: string): Promise<string> {
  const { made } = await staff.head.have<Made>(
    'mutation ($input: CreateDepartmentInput!) { made: createDepartment(input: $input) { id } }',
    {
      input: { company: inCompany, name },
    },
  );
  return made.id;
}

const changedTables = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after).filter((table) => before[table] !== after[table]);
