import { moving } from '../../kernel/write/index.js';
import { EmployeeSuspended } from './company.events.js';
import { employeeFlow } from './employee.flow.js';
import { Employee } from './employee.js';

/** Shuts somebody out for a time: no sign-in, no session, no key of theirs works until they are reinstated. */
export const suspendEmployee = moving(Employee, employeeFlow, 'suspend', (employees, work) => {
  work.announce(
    EmployeeSuspended,
    employees.map(({ id }) => ({ employeeId: id })),
  );
});
