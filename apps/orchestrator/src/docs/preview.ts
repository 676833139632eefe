import { type DynamicModule, Global, type INestApplication, Logger, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Log, NestLog } from '#libs/service';

/** What every service provides to the modules of its app. */
@Global()
@Module({})
class ProvidedModule {
  static from(app: INestApplication): DynamicModule {
    const providers = [Log, ConfigService].map((token) => ({ provide: token, useValue: app.get<unknown>(token) }));
    return { module: ProvidedModule, providers, exports: [Log, ConfigService] };
  }
}

/**
 * The service with all of its roles, to read its routes from: a process of one role documents the whole API. Nothing of it is
 * instantiated, so it opens no connection and costs some milliseconds.
 */
export async function previewOf(root: DynamicModule, app: INestApplication): Promise<INestApplication> {
  class PreviewModule {}
  const imports = [ProvidedModule.from(app), root];
  try {
    // Nest warns of the preview as if it were the service. Its logger is one for the whole process.
    return await NestFactory.create({ module: PreviewModule, imports }, new FastifyAdapter(), {
      preview: true,
      logger: false,
      abortOnError: false,
    });
  } finally {
    Logger.overrideLogger(new NestLog(app.get(Log)));
  }
}
