import { defineEvent } from '../../kernel/write/index.js';

export interface EmployeeMoved {
  readonly employeeId: string;
}

export const EmployeeSuspended = defineEvent<EmployeeMoved>('EmployeeSuspended');
export const EmployeeReinstated = defineEvent<EmployeeMoved>('EmployeeReinstated');
export const EmployeeDismissed = defineEvent<EmployeeMoved>('EmployeeDismissed');
