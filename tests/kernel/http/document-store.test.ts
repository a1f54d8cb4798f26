import { parse } from 'graphql';
import { DocumentStore } from '../../../server/kernel/http/document-store.js';

test('documents are remembered by the room they take, the one not asked for longest going first', async () => {
  const store = new DocumentStore();
  const document = (name: string) => parse(`{ ${name} }#${'x'.repeat(150_000)}`);
  await store.set('a', document('a'));
  await store.set('b', document('b'));
  expect(await store.get('a')).toBeDefined();
  await store.set('c', document('c'));
  expect(await store.get('b')).toBeUndefined();
  const a = await store.get('a');
  expect(a).toBe(await store.get('a'));
  expect(await store.get('c')).toBeDefined();
});
