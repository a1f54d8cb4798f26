import type { Api } from './api.js';

export interface GivenGrant {
  readonly domain: string;
  readonly level: number;
  readonly pay?: boolean;
  readonly margin?: boolean;
  readonly bank?: boolean;
  readonly company?: string | null;
  readonly department?: string | null;
}

export interface Colleague {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

/** Takes somebody on who can sign in: in the head's own company and its first department, in the language they read. */
export async function takeOn(api: Api, name: string, language: 'en' | 'es', grants: readonly GivenGrant[]): Promise<Colleague> {
  const email = `${name.split(' ')[0]!.toLowerCase()}@example.com`;
  const password = `${name} keeps a good lookout`;
  const { departments } = await api.ask<{ departments: { nodes: { id: string }[] } }>('{ departments(first: 1) { nodes { id } } }');
  const department = departments.nodes[0]?.id;
  const [id] = await api.create('employees', 'CreateEmployeeInput', [{ name, email, language, department, grants }]);
  await api.ask('mutation ($employee: ID!, $password: String!) { setPassword(employee: $employee, password: $password) }', {
    employee: id,
    password,
  });
  return { id: id!, email, password };
}
