import { placing } from '../../kernel/write/index.js';
import { requireOwnDepartments } from '../../foundation/company/index.js';
import { SalesOrder } from './sales-order.js';

/** An order lies in a department of the company that sells: also when it is handed to another one. */
placing(SalesOrder, requireOwnDepartments);
