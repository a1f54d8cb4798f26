/** A browser at somebody else's site: it follows redirects and sends forms, until it is led to where it came from. */
export async function walk(start: string, home: string, name: string): Promise<string> {
  const jar = new Map<string, string>();
  let address = start;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 20; steps += 1) {
    const response = await fetch(address, {
      method: form ? 'POST' : 'GET',
      body: form,
      redirect: 'manual',
      headers: { cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      jar.set(key!, value!);
    }
    const location = response.headers.get('location');
    form = undefined;
    if (location) {
      address = new URL(location, address).href;
      if (address.startsWith(home)) return address;
      continue;
    }
    const page = await response.text();
    const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? [];
    const [, prompt] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
    if (!action || !prompt) throw new Error(`The page at ${address} leads nowhere:\n${page.slice(0, 500)}`);
    address = new URL(action, address).href;
    form = new URLSearchParams({ prompt, login: name, password: 'whatever' });
  }
  throw new Error('The way had no end.');
}
