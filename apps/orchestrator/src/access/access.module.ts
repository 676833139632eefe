import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ControlGuard } from './control.guard.js';

/** Who may control games. Guards the routes of all modules, those that teams add too. */
@Module({ providers: [{ provide: APP_GUARD, useClass: ControlGuard }] })
export class AccessModule {}
