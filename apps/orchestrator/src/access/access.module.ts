import { Module } from '@nestjs/common';
import { APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiKeys } from './api-keys.js';
import { MessageGuard } from './message.guard.js';
import { PageAccess } from './page-access.js';
import { PublicAddress } from './public-address.js';
import { requestGuard } from './request-guard.js';

/** Who may control games. Guards the routes and the messages of all modules, those that teams add too. */
@Module({ providers: [{ provide: APP_GUARD, useClass: MessageGuard }] })
export class AccessModule {
  constructor(
    { httpAdapter }: HttpAdapterHost<FastifyAdapter>,
    keys: ApiKeys,
    pages: PageAccess,
    address: PublicAddress,
  ) {
    httpAdapter.getInstance().addHook('onRequest', requestGuard(keys, pages, address));
  }
}
