import { ask } from './client.js';

/** From now on this session sees what somebody else would see. It begins on their first page. */
export async function viewAs(employee: string): Promise<void> {
  await ask('mutation viewAs($employee: ID!) { viewAs(employee: $employee) { id } }', { employee });
  window.history.replaceState(null, '', '/');
}

/** Back to oneself. The page that was open may not be one of mine. */
export async function endViewAs(): Promise<void> {
  await ask('mutation endViewAs { endViewAs { id } }');
  window.history.replaceState(null, '', '/');
}
