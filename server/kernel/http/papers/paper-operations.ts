import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, Int, Mutation, ObjectType, Query } from 'type-graphql';
import { languages, wordFor, type Language } from '../../declare/texts.js';
import { InvalidInput, Unauthenticated } from '../../errors.js';
import { apiOf } from '../../graphql/api-of.js';
import { guardedForStaff, HandWritten } from '../../graphql/hand-written.js';
import { DateTimeScalar } from '../../graphql/scalars.js';
import { uuidOrNothing } from '../../read/filter.js';
import { presentCallerOf } from '../../read/run.js';
import { pick } from '../../work/print/paper-content.js';
import { listOn } from '../../work/print/paper-book.js';
import { uuidV7 } from '../../write/uuid-v7.js';
import type { Call } from '../call.js';
import { ExportReader } from '../exports/export-reader.js';
import { maySend } from './may-send.js';
import { isThere, readPaper, type ReadPaper } from './print-paper.js';
import { sendPaper } from './send-paper.js';
import { sentPapersOf, type SentPaper as Kept } from './sent-paper.js';

@ObjectType({ description: 'A letter with a paper of a record, as it would go out: for its sender to read and change.' })
class PaperLetter {
  @Field(() => String, { description: 'Which paper of the record it is as it stands.' }) paper!: string;
  @Field(() => String) title!: string;
  @Field(() => Int, { description: 'The version of the record that it would show.' }) version!: number;
  @Field(() => String, { description: 'The recipient’s.' }) language!: string;
  @Field(() => String, { nullable: true, description: 'Where the recipient gets mail, as far as it is known.' }) to!: string | null;
  @Field(() => String) subject!: string;
  @Field(() => String) text!: string;
  @Field(() => Boolean, { description: 'Whether it may go out as the record stands, and is mine to send.' }) canBeSent!: boolean;
}

@ObjectType({ description: 'A paper that was mailed. The file is at POST /export {"sentPaper": {"id"}}.' })
class SentPaper {
  @Field(() => GraphQLID) id!: string;
  @Field(() => DateTimeScalar) at!: string;
  @Field(() => String) paper!: string;
  @Field(() => String, { description: 'What it is called in the caller’s language.' }) title!: string;
  @Field(() => String) language!: string;
  @Field(() => String) to!: string;
  @Field(() => String, { nullable: true, description: 'Who sent it.' }) by!: string | null;
  @Field(() => String) fileName!: string;
  @Field(() => Int, { description: 'In bytes.' }) size!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When a mail server took it; empty as long as none has.' })
  deliveredAt!: string | null;
}

/** Papers by mail, for those who work here. */
@HandWritten(undefined, guardedForStaff('Query.paperLetter', 'Query.sentPapers', 'Mutation.sendPaper'))
export class PaperOperations {
  @Query(() => PaperLetter, { description: 'The letter that sendPaper would send, filled in from the record.' })
  async paperLetter(
    @Arg('record', () => String, { description: 'Its type, such as SalesOrder.' }) record: string,
    @Arg('id', () => GraphQLID) id: string,
    @Arg('language', () => String, { nullable: true }) language: string | null,
    @Ctx() call: Call,
  ): Promise<PaperLetter> {
    const wanted = language === null || language === undefined ? undefined : requireLanguage(language);
    const read = await readPaper(readerOf(call), { record, id: requireId(id), language: wanted });
    const { paper, content, version, isIssued } = read;
    const told = (key: string) =>
      wordFor(content.language, key)!.replace(/\{(\w+)\}/g, (_, fact: string) => factsOf(read, call)[fact] ?? '');
    return {
      paper: paper.name,
      title: content.title,
      version,
      language: content.language,
      to: addressOf(read),
      subject: told('paper.mail.subject'),
      text: told('paper.mail.text'),
      canBeSent: isIssued && maySend(paper, call.principal!.rights),
    };
  }

  @Query(() => [SentPaper], {
    description: 'The papers of a record that were mailed, the latest first; none of a record that is not mine to see.',
  })
  async sentPapers(
    @Arg('record', () => String) record: string,
    @Arg('id', () => GraphQLID) id: string,
    @Ctx() call: Call,
  ): Promise<SentPaper[]> {
    await presentCallerOf(call);
    const reader = readerOf(call);
    const recordId = uuidOrNothing(id);
    if (!recordId || !(await isThere(reader, record, recordId))) return [];
    return (await sentPapersOf(call.kernel.pool, record, recordId)).map((kept) => shown(kept, call.language));
  }

  @Mutation(() => GraphQLID, {
    description:
      'Mails a paper of a record as PDF, the same bytes that POST /export {"paper"} gives, and keeps it with the record. Repeating it under the same id sends nothing twice.',
  })
  async sendPaper(
    @Arg('record', () => String) record: string,
    @Arg('id', () => GraphQLID) id: string,
    @Arg('version', () => Int, { description: 'The version of the record that was looked at.' }) version: number,
    @Arg('paper', () => String) paper: string,
    @Arg('language', () => String) language: string,
    @Arg('to', () => String) to: string,
    @Arg('subject', () => String) subject: string,
    @Arg('text', () => String) text: string,
    @Arg('sentId', () => GraphQLID, { nullable: true, description: 'The id under which it is kept, chosen by the client.' })
    sentId: string | null,
    @Ctx() call: Call,
  ): Promise<string> {
    readerOf(call);
    const own = sentId === null || sentId === undefined ? uuidV7() : requireId(sentId, 'sentId');
    const letter = { to: to.trim(), subject: subject.trim(), text };
    return sendPaper(call, { id: own, record, recordId: requireId(id), version, paper, language: requireLanguage(language), ...letter });
  }
}

function readerOf(call: Call): ExportReader {
  if (!call.principal) throw new Unauthenticated();
  return new ExportReader(apiOf(call.kernel), call);
}

function requireId(given: string, name = 'id'): string {
  const id = uuidOrNothing(given);
  if (!id) throw new InvalidInput({ [name]: 'BAD_ID' });
  return id.toLowerCase();
}

function requireLanguage(given: string): Language {
  const language = languages.find((known) => known === given);
  if (!language) throw new InvalidInput({ language: 'UNKNOWN_CHOICE' });
  return language;
}

const factsOf = ({ content }: ReadPaper, { principal }: Call): Readonly<Record<string, string>> => ({
  paper: content.title,
  number: content.number,
  company: content.company,
  sender: principal!.name,
});

function addressOf({ paper, facts }: ReadPaper): string | null {
  const { list, by, prefer, value } = paper.mail;
  const address = pick(listOn(facts, list), by, prefer)?.[value];
  return typeof address === 'string' ? address : null;
}

const shown = ({ id, at, paper, language, to, by, fileName, size, deliveredAt }: Kept, inLanguage: Language): SentPaper => ({
  id,
  at: at.toISOString(),
  paper,
  title: wordFor(inLanguage, `paper.${paper}`) ?? paper,
  language,
  to,
  by,
  fileName,
  size,
  deliveredAt: deliveredAt?.toISOString() ?? null,
});
