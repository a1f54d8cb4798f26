import { deriving, keepTree } from '../../kernel/write/index.js';
import { Department } from './department.js';
import { Employee } from './employee.js';
import { requireOwnDepartments } from './require-own-departments.js';

/** People and what they are granted lie within their company, and nobody stands above themselves. */
deriving(Employee, async (employees, work) => {
  await requireOwnDepartments([...employees, ...employees.flatMap(({ grants }) => grants)], work);
});
keepTree(Employee, 'manager');

/** A department is part of one of the same company. */
deriving(Department, async (departments, work) => {
  await requireOwnDepartments(
    departments.map(({ company, parent }) => ({ company, department: parent })),
    work,
  );
});
keepTree(Department, 'parent');
