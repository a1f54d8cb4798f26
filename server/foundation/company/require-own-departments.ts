import type { Ref } from '../../kernel/declare/index.js';
import type { Work } from '../../kernel/write/index.js';
import { DepartmentOfOtherCompany } from './company.errors.js';
import type { Company } from './company.js';
import { Department } from './department.js';

export interface Placed {
  readonly company?: Ref<Company> | null;
  readonly department?: Ref<Department> | null;
}

/** Rows are shown by department, so what lay in another company's department would be shown to the wrong people. */
export async function requireOwnDepartments(placed: readonly Placed[], work: Work): Promise<void> {
  const ids = placed.flatMap(({ company, department }) => (company && department ? [department.id] : []));
  const departments = await work.getAll(Department, ids);
  for (const { company, department } of placed) {
    const found = company && department && departments.get(department.id);
    if (found && found.company.id !== company.id) throw new DepartmentOfOtherCompany({ department: found.name });
  }
}
