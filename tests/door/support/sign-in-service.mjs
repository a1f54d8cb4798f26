import { createServer } from 'node:http';
import Provider from 'oidc-provider';

// A sign-in service of somebody else's making, as a process of its own: whoever names themself there is let in.
const [clientId, clientSecret, redirectUri] = process.argv.slice(2);
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    cookies: { keys: ['a key of the tests'] },
    pkce: { required: () => true },
  });
  server.on('request', provider.callback());
  process.stdout.write(`READY ${issuer}\n`);
});
process.on('disconnect', () => process.exit());
