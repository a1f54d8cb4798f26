import { defineAccess, everyone, Level } from '../../kernel/declare/index.js';
import type { employeeFlow } from './employee.flow.js';
import type { Employee } from './employee.js';

export const employeeAccess = defineAccess<Employee, typeof employeeFlow>({
  domain: 'personnel',
  read: Level.Trainee,
  create: Level.Lead,
  update: Level.Lead,
  remove: Level.Director,
  moves: { suspend: Level.Manager, reinstate: Level.Manager, dismiss: Level.Director },
  fields: {
    // Whoever may change the address that somebody signs in with could take the account over.
    email: { write: Level.Director, headOnly: true },
    birthDate: Level.Lead,
    homePhone: Level.Lead,
    street: Level.Lead,
    city: Level.Lead,
    region: Level.Lead,
    postalCode: Level.Lead,
    country: Level.Lead,
    notes: Level.Lead,
    salary: { read: Level.Lead, write: Level.Manager },
    bankAccount: { read: Level.Lead, write: Level.Manager },
    // An analyst changes nothing: to be one no more is to be trusted with more.
    account: { write: Level.Head, headOnly: true },
    grants: { read: Level.Manager, write: Level.Head, headOnly: true },
  },
  rows: { [Level.Trainee]: everyone() },
});
