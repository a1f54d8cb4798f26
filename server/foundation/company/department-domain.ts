import { Link, Resource, Text, type Ref } from '../../kernel/declare/index.js';
import { departmentDomainAccess } from './department.access.js';
import { Department } from './department.js';

/** A field of work that a department takes part in: sales, accounting, warehouse … */
@Resource<DepartmentDomain>({
  module: 'company',
  access: departmentDomainAccess,
  title: 'domain',
  partOf: 'department',
})
export class DepartmentDomain {
  id!: string;
  @Link('internal', () => Department) department!: Ref<Department>;
  @Text('internal', { maxLength: 40, unique: ['department'] }) domain!: string;
}
