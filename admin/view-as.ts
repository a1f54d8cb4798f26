import { ask } from './client.js';

/** From now on this session sees what somebody else would see, under the draft of the access tables on request. */
export async function viewAs(employee: string, draft = false): Promise<void> {
  await ask('mutation viewAs($employee: ID!, $draft: Boolean!) { viewAs(employee: $employee, draft: $draft) { id } }', { employee, draft });
  // What was open may be no page of theirs.
  window.history.replaceState(null, '', '/');
}

/** Back to oneself. The page that was open may not be one of mine. */
export async function endViewAs(): Promise<void> {
  await ask('mutation endViewAs { endViewAs { id } }');
  window.history.replaceState(null, '', '/');
}
