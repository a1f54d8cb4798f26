interface Answer<Data> {
  readonly data?: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions?: object }[];
}

/** GraphQL as one person, for what a test sets up and for what it checks behind the screen's back. */
export class Api {
  /** Of the session, as the browser would send it. */
  cookie = '';

  constructor(private readonly url: string) {}

  async signIn(person: { email: string; password: string }): Promise<void> {
    await this.ask('mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }', person);
  }

  async ask<Data = Record<string, unknown>>(query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ query, variables }),
    });
    const set = response.headers.getSetCookie()[0]?.split(';')[0];
    if (set) this.cookie = set;
    const { data, errors } = (await response.json()) as Answer<Data>;
    if (errors) throw new Error(JSON.stringify(errors));
    return data!;
  }

  /** Makes records in one call and gives back their ids. */
  async create(plural: string, input: string, inputs: readonly object[]): Promise<string[]> {
    const name = plural[0]!.toUpperCase() + plural.slice(1);
    const { made } = await this.ask<{ made: readonly { id: string }[] }>(
      `mutation ($inputs: [${input}!]!) { made: create${name}(inputs: $inputs) { id } }`,
      { inputs },
    );
    return made.map(({ id }) => id);
  }
}
