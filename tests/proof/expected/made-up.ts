import { expectRecord } from './table.js';

// Made up, so that every rule about rows and every class of values is there to be filtered and sorted by.
const rows = { 1: 'own by owner', 3: 'team by owner', 4: 'department by department', 6: 'company by company' };

export const madeUp = [
  expectRecord('Engagement', {
    domain: 'projects',
    rows,
    may: { read: 1, create: 2, update: 2, remove: 4, close: 3 },
    fields: {
      public: 'name',
      internal: 'owner>Employee company>Company department>Department sponsor>Party rating urgent state! steps*EngagementStep',
      money: 'budget',
      margin: 'profit',
      pay: 'fee',
      bank: 'account',
      secret: 'passphrase',
      personal: 'phone',
    },
    levels: {
      budget: { read: 2 },
      profit: { read: 5 },
      fee: { read: 3, write: 4 },
      account: { read: 2, write: 5 },
      passphrase: { read: 1, write: 6 },
      phone: { read: 3 },
      rating: { read: 4, write: 5 },
      sponsor: { read: 3 },
      steps: { read: 2 },
    },
    listedBy: 'Employee.engagements<owner Company.engagements<company Department.engagements<department Party.sponsoredEngagements<sponsor',
    title: 'name',
    search: 'name phone',
  }),
  expectRecord('EngagementStep', {
    domain: 'projects',
    partOf: 'engagement>Engagement',
    rows,
    may: { read: 2, create: 2, update: 2, remove: 4 },
    fields: { internal: 'engagement>Engagement text verdict', pay: 'wage' },
    levels: { wage: { read: 4 }, verdict: { read: 5 } },
    title: 'text',
  }),
];
