import { Level, type Registry } from '../../server/kernel/declare/index.js';
import { loadModules } from '../../server/wiring.js';

let registry: Registry;
beforeAll(async () => {
  registry = await loadModules();
});

const flowing = () => registry.resources.flatMap((record) => (record.flow ? [{ record, flow: record.flow }] : []));

test('every state of a flow can be reached from its first', () => {
  for (const { record, flow } of flowing()) {
    const reached = new Set([flow.initial]);
    for (let size = 0; size < reached.size;) {
      size = reached.size;
      for (const { from, to } of Object.values(flow.moves)) if (from.some((state) => reached.has(state))) reached.add(to);
    }
    expect({ record: record.name, states: [...reached].sort() }).toEqual({ record: record.name, states: [...flow.states].sort() });
  }
});

test('moves lead between declared states, and each takes a level', () => {
  for (const { record, flow } of flowing()) {
    for (const [move, { from, to }] of Object.entries(flow.moves)) {
      for (const state of [...from, to]) expect(flow.states).toContain(state);
      expect(from.length).toBeGreaterThan(0);
      expect(Object.values(Level)).toContain(record.access.moves[move]);
    }
    expect(Object.keys(record.access.moves).sort()).toEqual(Object.keys(flow.moves).sort());
  }
});

test('a record that may be edited in some states only names states of its flow', () => {
  for (const { options, flow, name } of registry.resources) {
    if (options.editableIn)
      expect({ name, states: flow?.states }).toEqual({ name, states: expect.arrayContaining([...options.editableIn]) });
  }
});

test('only records without a flow lack moves', () => {
  for (const { flow, access } of registry.resources) if (!flow) expect(access.moves).toEqual({});
});
