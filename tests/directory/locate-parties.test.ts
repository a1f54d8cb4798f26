import { answerTo } from '../support/ask.js';
import { Cast } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

test('a party is where its first address is, and moves with it', async () => {
  const clerk = await (await Cast.of(db)).clerk('directory');
  const { createParty } = await answerTo<{ createParty: { id: string; version: number } }>(
    db,
    clerk,
    `mutation { createParty(input: { name: "Ana", addresses: [{ city: "Málaga", countryCode: "ES" }, { city: "Lima", country: "Peru" }] }) { id version city country } }`,
  );
  expect(createParty).toMatchObject({ city: 'Málaga', country: 'ES' });
  const { updateParty } = await answerTo<{ updateParty: object }>(
    db,
    clerk,
    `mutation ($id: ID!, $v: Int!) { updateParty(id: $id, version: $v, input: { addresses: [{ city: "Cuzco", country: "Peru" }] }) { city country } }`,
    { id: createParty.id, v: createParty.version },
  );
  expect(updateParty).toEqual({ city: 'Cuzco', country: 'Peru' });
});
