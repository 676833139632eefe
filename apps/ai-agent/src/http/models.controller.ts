import type { ModelsResponse } from '#libs/protocol';
import { Controller, Get } from '@nestjs/common';
import { ModelCatalogue } from '../models/index.js';

@Controller()
export class ModelsController {
  constructor(private readonly catalogue: ModelCatalogue) {}

  /** What seats may name as their model, so that a game with another one can be refused. */
  @Get('models')
  models(): ModelsResponse {
    return this.catalogue.served;
  }
}
