import {
  Amount,
  Choice,
  Day,
  Lines,
  Link,
  LongText,
  Resource,
  State,
  Text,
  type CalendarDay,
  type Money,
  type Ref,
} from '../../kernel/declare/index.js';
import { Company } from './company.js';
import { Department } from './department.js';
import { employeeAccess } from './employee.access.js';
import { employeeFlow, type EmployeeState } from './employee.flow.js';
import { Grant } from './grant.js';

/** A person who works for a company. Who has an e-mail address may sign in; what they may then do is in their grants. */
@Resource<Employee>({
  module: 'company',
  access: employeeAccess,
  title: 'name',
  columns: ['name', 'title', 'department', 'email', 'state'],
  personal: {
    of: 'itself',
    fields: ['name', 'firstName', 'lastName', 'title', 'email', 'extension'],
    erasableIn: ['dismissed'],
  },
})
export class Employee {
  id!: string;
  version!: number;
  @Text('internal', { filter: true, search: true }) name!: string;
  @Text('internal', { optional: true, maxLength: 80 }) firstName?: string;
  @Text('internal', { optional: true, maxLength: 80, filter: true }) lastName?: string;
  @Text('internal', { optional: true, maxLength: 80 }) title?: string;
  @Text('internal', { optional: true, unique: true, format: 'email', search: true }) email?: string;
  @Text('internal', { optional: true, format: 'phone', maxLength: 40 }) extension?: string;
  @Link('internal', () => Company, { default: 'my company' }) company!: Ref<Company>;
  @Link('internal', () => Department, { optional: true }) department?: Ref<Department>;
  @Link('internal', () => Employee, { optional: true, inverse: 'reports' }) manager?: Ref<Employee>;
  @Day('internal', { optional: true, filter: true }) hiredOn?: CalendarDay;
  @Text('internal', { format: 'language', optional: true, maxLength: 2 }) language?: string;
  @Day('personal', { optional: true }) birthDate?: CalendarDay;
  @Text('personal', { optional: true, format: 'phone', maxLength: 40 }) homePhone?: string;
  @Text('personal', { optional: true }) street?: string;
  @Text('personal', { optional: true }) city?: string;
  @Text('personal', { optional: true }) region?: string;
  @Text('personal', { optional: true, maxLength: 20 }) postalCode?: string;
  @Text('personal', { optional: true }) country?: string;
  @LongText('personal', { optional: true }) notes?: string;
  @Amount('pay', { optional: true, currency: 'company', min: 0 }) salary?: Money;
  @Text('bank', { optional: true, maxLength: 60 }) bankAccount?: string;
  @Choice('internal', ['staff', 'analyst'], { default: 'staff' }) account!: 'staff' | 'analyst';
  @State(employeeFlow) state!: EmployeeState;
  @Lines('internal', () => Grant, 'employee') grants!: Grant[];
}
