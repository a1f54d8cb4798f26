export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly facts?: Record<string, unknown>; readonly fields?: Record<string, string> };
}

export interface Answer<Data = Record<string, unknown>> {
  readonly status: number;
  readonly text: string;
  /** What was asked for; null or absent when it was refused. */
  readonly data: Data;
  readonly errors: readonly AnswerError[];
  /** The first error's code. */
  readonly code: string | undefined;
}

/** Somebody who speaks to the product over HTTP. */
export class Person {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
    /** What their browser asks for; what is refused before they are known is said in it. */
    private readonly language: string,
  ) {}

  static async signIn(url: string, person: { email: string; password: string }, language = 'en'): Promise<Person> {
    const query = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }';
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: json, body: JSON.stringify({ query, variables: person }) });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (!cookie) throw new Error(`${person.email} could not sign in: ${await response.text()}`);
    return new Person(url, cookie, language);
  }

  ask<Data = Record<string, unknown>>(
    query: string,
    variables: object = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Data>> {
    return this.send(JSON.stringify({ query, variables }), headers);
  }

  /** As `ask`, for what has to succeed. */
  async have<Data = Record<string, unknown>>(query: string, variables?: object): Promise<Data> {
    const { data, errors } = await this.ask<Data>(query, variables);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Any body at all. */
  async send<Data = Record<string, unknown>>(
    body: string | Buffer,
    headers: Readonly<Record<string, string>> = {},
    method = 'POST',
  ): Promise<Answer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method,
      headers: { ...json, cookie: this.cookie, 'accept-language': this.language, ...headers },
      ...(body !== '' && { body }),
    });
    const text = await response.text();
    const { data, errors = [] } = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : {};
    return { status: response.status, text, data, errors, code: errors[0]?.extensions?.code };
  }
}

const json = { 'content-type': 'application/json' };
