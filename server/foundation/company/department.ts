import { Lines, Link, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { Company } from './company.js';
import { departmentAccess } from './department.access.js';
import { DepartmentDomain } from './department-domain.js';

/** A unit of one company whose people share work, and so share the rows of that work. */
@Resource<Department>({ module: 'company', access: departmentAccess, title: 'name', columns: ['name', 'company', 'parent'] })
export class Department {
  id!: string;
  version!: number;
  @Link('internal', () => Company, { default: 'my company', fixed: true }) company!: Ref<Company>;
  @Text('internal', { filter: true, search: true, unique: ['company'] }) name!: string;
  @Link('internal', () => Department, { optional: true, inverse: 'subdepartments' }) parent?: Ref<Department>;
  @Lines('internal', () => DepartmentDomain, 'department') domains!: DepartmentDomain[];
}
