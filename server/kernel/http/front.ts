import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import type { Logger } from 'pino';
import { formatError } from '../graphql/error-format.js';
import type { Kernel } from '../kernel.js';
import { answerRefused, AnsweredOtherwise, refusedWith, sendJson } from './answer-refused.js';
import { Call, type CallFacts } from './call.js';
import { clientAddress } from './client-address.js';
import { answerDoorPage, isDoorPage } from './door-pages.js';
import { EventStream } from './event-stream.js';
import type { ExportEndpoint } from './exports/export-endpoint.js';
import type { Gate, Identity } from './gate.js';
import type { GraphqlEndpoint } from './graphql-endpoint.js';
import type { Health } from './health.js';
import { BadRequest, Overloaded } from './http.errors.js';
import { Pulse } from './pulse.js';
import { readBody } from './request-body.js';
import { idempotencyKey, languageOf, lastEventId, requireAcceptable, siteOf, wantsEvents } from './request-headers.js';
import type { StaticFiles } from './static-files.js';
import type { Streams } from './streams.js';

export interface FrontOptions {
  readonly publicUrl: URL | undefined;
  readonly trustedProxies: BlockList;
  readonly gate: Gate;
  readonly streams: Streams;
  readonly graphql: GraphqlEndpoint;
  readonly exports: ExportEndpoint;
  readonly files: StaticFiles;
  readonly health: Health;
  readonly kernel: Kernel;
  readonly log: Logger;
}

/** Requests in hand beyond which it is kinder to send people away than to let all of them wait. */
const mostInHand = 256;
const slowMs = 1_000;

/** Where every request comes in, and is taken to whatever answers it. */
export class Front {
  isDraining = false;
  private inHand = 0;
  private readonly pulse = new Pulse();

  constructor(private readonly options: FrontOptions) {}

  receive(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? '/';
    const end = url.indexOf('?');
    const path = end === -1 ? url : url.slice(0, end);
    if (path === '/graphql/stream' || (path === '/graphql' && wantsEvents(request))) void this.stream(request, response);
    else if (path === '/graphql' || path === '/export') void this.answer(path, request, response);
    else if (path === '/health') this.options.health.answerAlive(response);
    else if (path === '/ready') void this.options.health.answerReady(response, this.isDraining);
    else if (isDoorPage(path)) void this.doorPage(path, url.slice(path.length), request, response);
    else void this.page(path, request, response);
  }

  stop(): void {
    this.pulse.stop();
  }

  private async answer(path: '/graphql' | '/export', request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const started = performance.now();
    let who = '';
    let isInHand = false;
    try {
      if (this.isDraining) throw new Overloaded();
      requireAcceptable(request, this.options.publicUrl);
      const body = await readBody(request, path === '/export' ? 'export' : 'operation');
      // Only what has arrived is in hand: bodies that trickle in must not take the places of everybody else.
      if (this.inHand >= mostInHand || this.isDraining || this.pulse.isLate) throw new Overloaded();
      this.inHand++;
      isInHand = true;
      const now = this.options.kernel.clock();
      const identified = this.options.gate.identify(request.headers, this.addressOf(request), now);
      const identity = identified instanceof Promise ? await identified : identified;
      who = identity.principal?.id ?? '';
      const call = this.callOf(request, identity, { requestId, now, hasEscapes: body.hasEscapes });
      response.once('close', () => {
        if (!response.writableFinished) call.leave();
      });
      if (path === '/export') return await this.options.exports.answer(body.content, call, response, this.presentOf(request));
      const answer = await this.options.graphql.answer(body.content, request.headers.accept, call);
      if (response.destroyed) return;
      const headers: string[] = [
        'content-length',
        String(Buffer.byteLength(answer.body)),
        'cache-control',
        'no-store',
        'x-content-type-options',
        'nosniff',
        'x-request-id',
        requestId,
      ];
      for (const [name, value] of answer.headers) headers.push(name, value);
      for (const cookie of call.cookies) headers.push('set-cookie', cookie);
      response.writeHead(answer.status, headers);
      response.end(answer.body);
    } catch (error) {
      this.refuse(error, request, response, requestId);
    } finally {
      if (isInHand) this.inHand--;
      const ms = performance.now() - started;
      const facts = { requestId, who, status: response.statusCode, ms: Math.round(ms) };
      if (ms > slowMs) this.options.log.warn(facts, 'slow request');
      else this.options.log.debug(facts, 'request');
    }
  }

  /** The same door as for every question; what is open for long does not count among those in hand. */
  private async stream(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const { gate, graphql, kernel, streams } = this.options;
    let leaveRoom: (() => void) | undefined;
    try {
      if (this.isDraining || this.pulse.isLate) throw new Overloaded();
      requireAcceptable(request, this.options.publicUrl);
      const { content, hasEscapes } = await readBody(request);
      const callFor = (who: Identity) => this.callOf(request, who, { requestId, now: kernel.clock(), hasEscapes });
      const address = this.addressOf(request);
      const identity = await gate.identify(request.headers, address, kernel.clock());
      const call = callFor(identity);
      if (call.principal) leaveRoom = streams.requireRoom(call.principal.id);
      const opened = await graphql.open(content, call);
      if (opened === undefined) {
        response.once('close', () => call.leave());
        const { body, status, headers } = await this.inHandOf(() => graphql.answer(content, undefined, call));
        if (status !== 200) throw new AnsweredOtherwise({ status, body, headers });
        for (const cookie of call.cookies) response.appendHeader('set-cookie', cookie);
        new EventStream(response, requestId).complete(body);
      } else if ('errors' in opened) {
        const errors = opened.errors.map((error) => formatError(error, call, this.options.log));
        throw new AnsweredOtherwise(refusedWith(errors));
      } else if (response.destroyed) await opened.subscription.batches.return?.();
      else {
        const events = new EventStream(response, requestId);
        response.once('close', () => void opened.subscription.batches.return?.());
        await streams.serve(events, opened, { call, present: this.presentOf(request), callFor }, identity);
      }
    } catch (error) {
      if (error instanceof AnsweredOtherwise) sendJson(response, { ...error.answer, requestId });
      else this.refuse(error, request, response, requestId);
    } finally {
      leaveRoom?.();
    }
  }

  private async inHandOf<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inHand >= mostInHand) throw new Overloaded();
    this.inHand++;
    try {
      return await work();
    } finally {
      this.inHand--;
    }
  }

  private callOf(
    request: IncomingMessage,
    { principal, proof, halfWay, viewer }: Identity,
    facts: Pick<CallFacts, 'requestId' | 'now' | 'hasEscapes'>,
  ): Call {
    const { headers } = request;
    return new Call({
      ...facts,
      principal,
      proof,
      halfWay,
      viewer,
      site: siteOf(request, this.options.publicUrl),
      language: languageOf(headers['accept-language']),
      address: this.addressOf(request),
      agent: headers['user-agent'],
      idempotencyKey: idempotencyKey(headers['idempotency-key']),
      lastEventId: lastEventId(headers['last-event-id']),
      asksCost: headers['timon-cost'] !== undefined,
      kernel: this.options.kernel,
      gate: this.options.gate,
    });
  }

  /** Who asks by now, for what lasts. */
  private presentOf(request: IncomingMessage): () => Promise<Identity> {
    const { gate, kernel } = this.options;
    const address = this.addressOf(request);
    return () => gate.present(request.headers, address, kernel.clock());
  }

  private addressOf(request: IncomingMessage): string {
    return clientAddress(request, this.options.trustedProxies);
  }

  private refuse(error: unknown, { headers }: IncomingMessage, response: ServerResponse, requestId: string): void {
    answerRefused(error, response, { language: languageOf(headers['accept-language']), requestId }, this.options.log);
  }

  private async doorPage(path: string, search: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    try {
      if (request.method !== 'GET') {
        response.writeHead(405, { allow: 'GET' });
        response.end();
        return;
      }
      const now = this.options.kernel.clock();
      const identity = await this.options.gate.identify(request.headers, this.addressOf(request), now);
      await answerDoorPage(path, search, request, response, this.callOf(request, identity, { requestId, now, hasEscapes: false }));
    } catch (error) {
      this.refuse(error, request, response, requestId);
    }
  }

  private async page(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { allow: 'GET, HEAD' });
        response.end();
        return;
      }
      if (path === '/explorer' || path.startsWith('/explorer/')) {
        const { principal } = await this.options.gate.identify(request.headers, this.addressOf(request), this.options.kernel.clock());
        if (!principal) {
          response.writeHead(302, { location: '/' });
          response.end();
          return;
        }
      }
      this.options.files.serve(decodeURIComponent(path), request, response);
    } catch (error) {
      this.refuse(error instanceof URIError ? new BadRequest('BAD_REQUEST') : error, request, response, randomUUID());
    }
  }
}
