import { deriving } from '../../kernel/write/index.js';
import { Employee } from './employee.js';

/** One person, one address: it is kept as mail servers read it, so that no capital letter makes two accounts of it. */
deriving(Employee, (employees) => {
  for (const employee of employees) if (employee.email) employee.email = employee.email.trim().normalize('NFC').toLowerCase();
});
