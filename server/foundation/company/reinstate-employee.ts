import { moving } from '../../kernel/write/index.js';
import { EmployeeReinstated } from './company.events.js';
import { employeeFlow } from './employee.flow.js';
import { Employee } from './employee.js';

/** Lets somebody back in, with the grants they had. */
export const reinstateEmployee = moving(Employee, employeeFlow, 'reinstate', (employees, work) => {
  work.announce(
    EmployeeReinstated,
    employees.map(({ id }) => ({ employeeId: id })),
  );
});
