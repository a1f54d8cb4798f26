import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import type { DepartmentDomain } from './department-domain.js';
import type { Department } from './department.js';

const rights = {
  domain: 'company',
  read: Level.Trainee,
  create: Level.Director,
  update: Level.Director,
  remove: Level.Director,
  rows: { [Level.Trainee]: everyone() },
};

export const departmentAccess = defineAccess<Department>(rights);
export const departmentDomainAccess = defineAccess<DepartmentDomain>(rights);
