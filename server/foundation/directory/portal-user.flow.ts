import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const portalUserFlow = defineFlow({
  initial: 'active',
  states: ['active', 'suspended'],
  moves: { suspend: { from: ['active'], to: 'suspended' }, reinstate: { from: ['suspended'], to: 'active' } },
});

export type PortalUserState = FlowState<typeof portalUserFlow>;
