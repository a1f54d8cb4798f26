import { Readable } from 'node:stream';
import { GraphQLID } from 'graphql';
import { Arg, Ctx, Int, Mutation } from 'type-graphql';
import { Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import type { Call } from '../../kernel/http/call.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import type { Rights } from '../../kernel/rights/rights.js';
import { FileStore } from '../../kernel/work/files.js';
import { isPicture } from '../../kernel/work/print/picture.js';
import { keepFiles } from '../../kernel/work/purge-files.js';
import { asCaller } from '../../kernel/write/index.js';
import { Company } from './company.js';

keepFiles('select logo as hash from company where logo is not null');

const mostBytes = 150 * 1024;

/** The picture at the head of a company's papers. */
@HandWritten(undefined, { 'Mutation.setCompanyLogo': (rights) => mayChange(rights) })
export class CompanyLogo {
  @Mutation(() => GraphQLID, { description: 'Puts a picture at the head of the papers of a company, or takes it away.' })
  async setCompanyLogo(
    @Arg('company', () => GraphQLID) given: string,
    @Arg('version', () => Int) version: number,
    @Arg('image', () => String, {
      nullable: true,
      description: 'PNG or JPEG in base64, of 150 kB and 2,000 pixels a side at most. Empty takes it away.',
    })
    image: string | null,
    @Ctx() { kernel, principal }: Call,
  ): Promise<string> {
    if (!principal) throw new Unauthenticated();
    if (!mayChange(principal.rights)) throw new Forbidden();
    const id = uuidOrNothing(given);
    if (!id) throw new InvalidInput({ company: 'BAD_ID' });
    const picture = image ? requirePicture(image) : undefined;
    const stored = picture && (await new FileStore(kernel).put(Readable.from([picture]), picture[0] === 0x89 ? 'image/png' : 'image/jpeg'));
    await asCaller(kernel, principal, async (work) => {
      const company = (await work.lock(Company, [id])).get(id);
      if (!company) throw new NotFound('Company', id);
      if (!(await work.mayAt(company, work.principal.rights.access(work.registry.of(Company)).update)))
        throw new Forbidden({ record: 'Company' });
      if (company.version !== version) throw new Conflict({ id, title: company.name, version: company.version, yours: {}, theirs: {} });
      company.logo = stored?.hash;
      await work.save(Company, [company]);
    });
    return id;
  }
}

const mayChange = (rights: Rights): boolean => rights.may(rights.model.registry.of(Company), 'update');

function requirePicture(image: string): Buffer {
  const bytes = Buffer.from(image, 'base64');
  if (bytes.length > mostBytes) throw new InvalidInput({ image: 'TOO_LARGE' });
  if (!isPicture(bytes)) throw new InvalidInput({ image: 'BAD_FORMAT' });
  return bytes;
}
