import { defineFlow, type FlowState } from '../../kernel/declare/index.js';

export const employeeFlow = defineFlow({
  initial: 'active',
  states: ['active', 'suspended', 'dismissed'],
  moves: {
    suspend: { from: ['active'], to: 'suspended' },
    reinstate: { from: ['suspended', 'dismissed'], to: 'active' },
    dismiss: { from: ['active', 'suspended'], to: 'dismissed' },
  },
});

export type EmployeeState = FlowState<typeof employeeFlow>;
