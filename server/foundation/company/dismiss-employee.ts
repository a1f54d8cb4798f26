import { moving } from '../../kernel/write/index.js';
import { EmployeeDismissed } from './company.events.js';
import { employeeFlow } from './employee.flow.js';
import { Employee } from './employee.js';

/** Somebody leaves us. What they did stays under their name; they can do nothing more. */
export const dismissEmployee = moving(Employee, employeeFlow, 'dismiss', (employees, work) => {
  work.announce(
    EmployeeDismissed,
    employees.map(({ id }) => ({ employeeId: id })),
  );
});
