import type { Person } from './person.js';
import { head, type Product } from './product.js';

export interface Hired {
  readonly id: string;
  readonly name: string;
  readonly person: Person;
}

/** What a mutation made, under the alias `made`. */
export interface Made {
  readonly made: { readonly id: string };
}

type Grant = Readonly<Record<string, unknown>>;

const lookingAround: readonly Grant[] = ['company', 'personnel', 'directory', 'catalog'].map((domain) => ({ domain, level: 1 }));

/** The head takes on the others, as in the back office: an employee with grants, and a password. */
export class Staff {
  private constructor(
    private readonly product: Product,
    readonly head: Person,
  ) {}

  static async of(product: Product): Promise<Staff> {
    return new Staff(product, await product.signedIn(head));
  }

  async hire(name: string, grants: readonly Grant[], more: { language?: string } & Record<string, unknown> = {}): Promise<Hired> {
    const email = `${name.toLowerCase()}@example.com`;
    const password = `${name} has a long password`;
    const input = {
      name,
      email,
      grants: [...grants, ...lookingAround.filter(({ domain }) => !grants.some((grant) => grant['domain'] === domain))],
      ...more,
    };
    const { made } = await this.head.have<Made>('mutation ($input: CreateEmployeeInput!) { made: createEmployee(input: $input) { id } }', {
      input,
    });
    await this.head.have('mutation ($employee: ID!, $password: String!) { setPassword(employee: $employee, password: $password) }', {
      employee: made.id,
      password,
    });
    return { id: made.id, name, person: await this.product.signedIn({ email, password }, more.language) };
  }
}
